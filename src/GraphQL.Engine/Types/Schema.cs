using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types.Introspection;

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

    /// <summary>
    /// <c>__typename</c>, the same instance for every type. It has no resolver: the executor writes the name of the
    /// object type at hand.
    /// </summary>
    public static FieldDefinition TypeNameField => IntrospectionTypes.TypeNameField;

    /// <summary>The description.</summary>
    public string? Description { get; }

    /// <summary>Directives applied to the schema definition.</summary>
    public IReadOnlyList<AppliedDirective> AppliedDirectives { get; internal init; } = [];

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

    /// <summary>The root type of a kind of operations; <see langword="null"/> when the schema has none.</summary>
    public ObjectType? RootType(OperationType operation) => operation switch
    {
        OperationType.Mutation => MutationType,
        OperationType.Subscription => SubscriptionType,
        _ => QueryType,
    };

    /// <summary>Finds a type.</summary>
    public NamedType? FindType(string name) => _types.GetValueOrDefault(name);

    /// <summary>
    /// Makes the type that a reference names; <see langword="null"/> when the schema has no such type.
    /// </summary>
    public GraphQLType? FindType(TypeNode reference) => MakeType(reference, FindType);

    /// <summary>Finds a directive.</summary>
    public DirectiveDefinition? FindDirective(string name) => _directives.GetValueOrDefault(name);

    /// <summary>
    /// The object types that a value of <paramref name="type"/> can have; an object type has itself only.
    /// </summary>
    public IReadOnlyList<ObjectType> PossibleTypes(NamedType type) =>
        _possibleTypes.TryGetValue(type, out IReadOnlyList<ObjectType>? types) ? types : [];

    /// <summary>Whether every value of <paramref name="type"/> is a value of <paramref name="superType"/>.</summary>
    /// <remarks>https://spec.graphql.org/September2025/#IsSubType()</remarks>
    public bool IsSubType(GraphQLType type, GraphQLType superType) => (type, superType) switch
    {
        (NonNullType sub, NonNullType super) => IsSubType(sub.NullableType, super.NullableType),
        (NonNullType sub, _) => IsSubType(sub.NullableType, superType),
        (ListType sub, ListType super) => IsSubType(sub.ItemType, super.ItemType),
        (NamedType sub, UnionType super) => sub == super || (sub is ObjectType member && super.Types.Contains(member)),
        (FieldsType sub, InterfaceType super) => sub == super || sub.Interfaces.Contains(super),
        (NamedType sub, NamedType super) => sub == super,
        _ => false,
    };

    /// <summary>
    /// Finds <c>__typename</c> of a composite type, and <c>__schema</c> and <c>__type</c> of the query type.
    /// </summary>
    /// <remarks>https://spec.graphql.org/September2025/#sec-Schema-Introspection</remarks>
    public FieldDefinition? FindMetaField(NamedType parent, string name) => name switch
    {
        "__typename" when parent.IsCompositeType => TypeNameField,
        "__schema" when parent == QueryType => IntrospectionTypes.SchemaField,
        "__type" when parent == QueryType => IntrospectionTypes.TypeField,
        _ => null,
    };

    /// <summary>Makes the type that a reference names, with names looked up by <paramref name="find"/>.</summary>
    internal static GraphQLType? MakeType(TypeNode reference, Func<string, NamedType?> find)
    {
        switch (reference)
        {
            case NonNullTypeNode nonNull:
                return MakeType(nonNull.Type, find) is { } inner ? new NonNullType(inner) : null;
            case ListTypeNode list:
                return MakeType(list.Type, find) is { } item ? new ListType(item) : null;
            case NamedTypeNode named:
                return find(named.Name.Value);
            default:
                return null;
        }
    }

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
