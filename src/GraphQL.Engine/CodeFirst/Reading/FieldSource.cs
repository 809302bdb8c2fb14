using GraphTenancy.GraphQL.Engine.Types;

namespace GraphTenancy.GraphQL.Engine.CodeFirst.Reading;

/// <summary>A class whose members become fields of an object type.</summary>
internal sealed record FieldSource
{
    /// <summary>The class.</summary>
    public required Type Type { get; init; }

    /// <summary>On what object its instance members are called.</summary>
    public required ResolverInstance Instance { get; init; }

    /// <summary>Whether the fields are of a root type, whose parent is no object of the class.</summary>
    public bool IsRoot { get; init; }

    /// <summary>Whether its methods are mutations.</summary>
    public bool IsMutation { get; init; }

    /// <summary>Whether its methods are subscriptions.</summary>
    public bool IsSubscription { get; init; }

    /// <summary>What every one of the fields asks of callers, unless it allows anonymous ones.</summary>
    public IReadOnlyList<AuthorizationRequirement> Authorization { get; init; } = [];
}
