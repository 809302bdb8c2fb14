using System.Reflection;
using GraphTenancy.GraphQL.Engine.Types.Configuration;

namespace GraphTenancy.GraphQL.Engine.CodeFirst.Reading;

/// <summary>What was registered for the schema.</summary>
internal sealed class CodeFirstOptions
{
    private static readonly Type[] ClassAttributes =
    [
        typeof(QueryTypeAttribute),
        typeof(MutationTypeAttribute),
        typeof(SubscriptionTypeAttribute),
        typeof(ExtendObjectTypeAttribute),
        typeof(ObjectTypeAttribute),
        typeof(InterfaceTypeAttribute),
        typeof(UnionTypeAttribute),
        typeof(InputObjectTypeAttribute),
        typeof(EnumTypeAttribute),
    ];

    private readonly HashSet<Type> _types = [];

    /// <summary>The classes, in ordinal order of their full names.</summary>
    public IEnumerable<Type> Types => _types.OrderBy(static type => type.FullName, StringComparer.Ordinal);

    /// <summary>The conventions, in the order of registration.</summary>
    public List<IFieldConvention> Conventions { get; } = [];

    /// <summary>Classes that resolvers get from the state of the request.</summary>
    public HashSet<Type> RequestState { get; } = [];

    /// <summary>Directives that clients may apply, beside the built-in ones.</summary>
    public List<DirectiveConfiguration> Directives { get; } = [];

    /// <summary>Further configuration, in the order of registration.</summary>
    public List<Action<ISchemaConfiguration>> Configure { get; } = [];

    /// <summary>Whether the class says by an attribute what it is to the schema.</summary>
    public static bool IsSchemaClass(Type type) =>
        Array.Exists(ClassAttributes, attribute => type.IsDefined(attribute, inherit: false));

    /// <summary>Adds a class.</summary>
    public void Add(Type type) => _types.Add(type);

    /// <summary>Adds the classes of an assembly that say by an attribute what they are to the schema.</summary>
    public void Add(Assembly assembly) => _types.UnionWith(assembly.GetTypes().Where(IsSchemaClass));
}
