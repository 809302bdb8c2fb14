namespace GraphTenancy.GraphQL.Hosting.Explaining;

/// <summary>A statement and its plan.</summary>
internal sealed record ExplainedStatement
{
    /// <summary>The round trip that it belongs to, from 1.</summary>
    public required int Trip { get; init; }

    /// <summary>Whether it reads over all tenants.</summary>
    public required bool IsPrivileged { get; init; }

    /// <summary>The text with placeholders.</summary>
    public required string Sql { get; init; }

    /// <summary>The parameters in their order.</summary>
    public required IReadOnlyList<ExplainedParameter> Parameters { get; init; }

    /// <summary>PostgreSQL's plan: lines of text, or JSON.</summary>
    public required string Plan { get; init; }
}

/// <summary>A parameter of a statement.</summary>
/// <param name="Type">PostgreSQL's name of the type.</param>
/// <param name="Value">The value as text; <see langword="null"/> for null.</param>
internal readonly record struct ExplainedParameter(string Type, string? Value);
