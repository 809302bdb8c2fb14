namespace GraphTenancy.GraphQL.Engine.CodeFirst;

/// <summary>The public methods and properties of the class are further fields of an object type.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public class ExtendObjectTypeAttribute : Attribute
{
    /// <summary>Extends the object type of a GraphQL name.</summary>
    public ExtendObjectTypeAttribute(string name) => Name = name;

    /// <summary>Extends the object type of a CLR type.</summary>
    public ExtendObjectTypeAttribute(Type extendsType) => ExtendsType = extendsType;

    /// <summary>The GraphQL name; <see langword="null"/> when the CLR type is given.</summary>
    public string? Name { get; }

    /// <summary>The CLR type; <see langword="null"/> when the GraphQL name is given.</summary>
    public Type? ExtendsType { get; }
}

/// <summary>The public methods and properties of the class are further fields of an object type.</summary>
/// <typeparam name="T">The CLR type of the object type.</typeparam>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ExtendObjectTypeAttribute<T>() : ExtendObjectTypeAttribute(typeof(T));
