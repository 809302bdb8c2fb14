namespace GraphTenancy.GraphQL.Engine.Types;

/// <summary>A finished schema; immutable and safe for all threads. <see cref="SchemaBuilder"/> makes it.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Schema</remarks>
public sealed class Schema
{
    private readonly Dictionary<string, NamedType> _types;
    private readonly Dictionary<string, DirectiveDefinition> _directives;
    private readonly Dictionary<NamedType, IReadOnlyList<ObjectType>> _possibleTypes;

    internal Schema(
        IReadOnlyList<NamedType> types,
        IReadOnlyList<DirectiveDefinition> directives,
        ObjectType? queryType,
        ObjectType? mutationType,
        ObjectType? subscriptionType,
        string? description)
    {
        Types = types;
        Directives = directives;
        QueryType = queryType;
        MutationType = mutationType;
        SubscriptionType = subscriptionType;
        Description = description;
        _types = types.ToDictionary(static type => type.Name, StringComparer.Ordinal);
        _directives = directives.ToDictionary(static directive => directive.Name, StringComparer.Ordinal);
        _possibleTypes = CollectPossibleTypes(types);
    }

    /// <summary>The description.</summary>
    public string? Description { get; }

    /// <summary>All types, introspection types and used built-in scalars included.</summary>
    public IReadOnlyList<NamedType> Types { get; }

    /// <summary>All directives, the built-in ones included.</summary>
    public IReadOnlyList<DirectiveDefinition> Directives { get; }

    /// <summary>The root type of queries; <see langword="null"/> only in a schema that fails validation.</summary>
    public ObjectType? QueryType { get; }

    /// <summary>The root type of mutations; <see langword="null"/> when the schema has none.</summary>
    public ObjectType? MutationType { get; }

    /// <summary>The root type of subscriptions; <see langword="null"/> when the schema has none.</summary>
    public ObjectType? SubscriptionType { get; }

    /// <summary>Finds a type.</summary>
    public NamedType? FindType(string name) => _types.GetValueOrDefault(name);

    /// <summary>Finds a directive.</summary>
    public DirectiveDefinition? FindDirective(string name) => _directives.GetValueOrDefault(name);

    /// <summary>The object types that a value of <paramref name="type"/> can have; an object type has itself only.</summary>
    public IReadOnlyList<ObjectType> PossibleTypes(NamedType type) =>
        _possibleTypes.TryGetValue(type, out IReadOnlyList<ObjectType>? types) ? types : [];

    private static Dictionary<NamedType, IReadOnlyList<ObjectType>> CollectPossibleTypes(IReadOnlyList<NamedType> types)
    {
        var possible = new Dictionary<NamedType, IReadOnlyList<ObjectType>>();
        foreach (NamedType type in types)
        {
            IReadOnlyList<ObjectType>? members = type switch
            {
                ObjectType self => [self],
                UnionType union => union.Types,
                InterfaceType contract => [.. types.OfType<ObjectType>().Where(o => o.Interfaces.Contains(contract))],
                _ => null,
            };
            if (members is not null)
            {
                possible.Add(type, members);
            }
        }

        return possible;
    }
}
