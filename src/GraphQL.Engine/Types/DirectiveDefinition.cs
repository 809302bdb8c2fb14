namespace GraphTenancy.GraphQL.Engine.Types;

/// <summary>A directive that the schema knows.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Type-System.Directives</remarks>
public sealed class DirectiveDefinition
{
    /// <summary>The name without <c>@</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The description.</summary>
    public string? Description { get; init; }

    /// <summary>The arguments in schema order.</summary>
    public IReadOnlyList<InputValueDefinition> Arguments { get; init; } = [];

    /// <summary>Whether it may stand several times at one place.</summary>
    public bool IsRepeatable { get; init; }

    /// <summary>Where it may stand, by the specification's names (<c>FIELD</c>, <c>OBJECT</c> …).</summary>
    public required IReadOnlyList<string> Locations { get; init; }

    /// <summary>Why it is deprecated; <see langword="null"/> when it is not.</summary>
    public string? DeprecationReason { get; init; }

    /// <summary>The directives on the definition.</summary>
    public IReadOnlyList<AppliedDirective> AppliedDirectives { get; init; } = [];
}
