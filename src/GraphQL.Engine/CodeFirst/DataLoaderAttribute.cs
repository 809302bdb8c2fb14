namespace GraphTenancy.GraphQL.Engine.CodeFirst;

/// <summary>
/// On a static method: it is a data loader. Its first parameter is <c>IReadOnlyList&lt;TKey&gt;</c> and it returns a
/// task of <c>IReadOnlyDictionary&lt;TKey, TValue&gt;</c> or of <c>ILookup&lt;TKey, TValue&gt;</c>; or its first
/// parameter is one key and it returns a task of the value. Further parameters are services and state of the request, such as its tenant
/// session: they are bound when the request's loader is made, so that no batch can mix tenants.
/// On a parameter <c>IDataLoader&lt;TKey, TValue&gt;</c> of a resolver: the name of the loader that it gets.
/// </summary>
/// <remarks>
/// With Hot Chocolate a source generator makes an interface for each method. Here resolvers ask for
/// <see cref="DataLoading.IDataLoader{TKey,TValue}"/>, by name where several loaders have the same key and value; the
/// loader of <c>GetOrderByIdAsync</c> is named <c>orderById</c>. Classes that derive from
/// <see cref="DataLoading.BatchDataLoader{TKey,TValue}"/> and its like are asked for by their own type.
/// </remarks>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Parameter)]
public sealed class DataLoaderAttribute : Attribute
{
    /// <summary>A loader named after its method; on a parameter the loader of its key and value.</summary>
    public DataLoaderAttribute()
    {
    }

    /// <summary>A loader by name.</summary>
    public DataLoaderAttribute(string name) => Name = name;

    /// <summary>The name; <see langword="null"/>: see the constructor.</summary>
    public string? Name { get; }
}
