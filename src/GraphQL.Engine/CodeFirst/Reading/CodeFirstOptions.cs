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
    private readonly HashSet<Type> _dataLoaderSources = [];

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

    /// <summary>Classes that are data loaders and were registered to be checked at start.</summary>
    public HashSet<Type> DataLoaders { get; } = [];

    /// <summary>Classes with methods that are data loaders, in ordinal order of their full names.</summary>
    public IEnumerable<Type> DataLoaderSources =>
        _dataLoaderSources.OrderBy(static type => type.FullName, StringComparer.Ordinal);

    /// <summary>Adds a class; one that holds nothing but data loaders is no type of the schema.</summary>
    public void Add(Type type)
    {
        bool hasLoaders = DataLoaderReader.HasMethods(type);
        if (hasLoaders)
        {
            _dataLoaderSources.Add(type);
        }

        if (!hasLoaders || IsSchemaClass(type))
        {
            _types.Add(type);
        }
    }

    /// <summary>
    /// Adds the classes of an assembly that say by an attribute what they are to the schema, and data loaders.
    /// </summary>
    public void Add(Assembly assembly)
    {
        Type[] types = assembly.GetTypes();
        _types.UnionWith(types.Where(IsSchemaClass));
        _dataLoaderSources.UnionWith(types.Where(DataLoaderReader.HasMethods));
    }
}
