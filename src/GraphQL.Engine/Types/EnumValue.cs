namespace GraphTenancy.GraphQL.Engine.Types;

/// <summary>A value of an enum.</summary>
public sealed record EnumValue
{
    /// <summary>The GraphQL name.</summary>
    public required string Name { get; init; }

    /// <summary>The run-time value.</summary>
    public required object Value { get; init; }

    /// <summary>The description.</summary>
    public string? Description { get; init; }

    /// <summary>Why it is deprecated; <see langword="null"/> when it is not.</summary>
    public string? DeprecationReason { get; init; }

    /// <summary>Directives applied in the schema.</summary>
    public IReadOnlyList<AppliedDirective> AppliedDirectives { get; init; } = [];
}
