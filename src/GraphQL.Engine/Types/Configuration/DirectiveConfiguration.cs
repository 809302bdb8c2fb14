namespace GraphTenancy.GraphQL.Engine.Types.Configuration;

/// <summary>A directive definition while the schema is being built.</summary>
public sealed class DirectiveConfiguration
{
    /// <summary>The name without <c>@</c>.</summary>
    public required string Name { get; set; }

    /// <summary>The description.</summary>
    public string? Description { get; set; }

    /// <summary>The arguments in schema order.</summary>
    public List<InputValueConfiguration> Arguments { get; } = [];

    /// <summary>Whether it may stand several times at one place.</summary>
    public bool IsRepeatable { get; set; }

    /// <summary>Where it may stand, by the specification's names (<c>FIELD</c>, <c>OBJECT</c> …).</summary>
    public List<string> Locations { get; } = [];

    /// <summary>Why it is deprecated; <see langword="null"/> when it is not.</summary>
    public string? DeprecationReason { get; set; }

    /// <summary>The directives on the definition.</summary>
    public List<AppliedDirective> Directives { get; } = [];
}
