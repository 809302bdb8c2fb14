namespace GraphTenancy.GraphQL.Engine.CodeFirst;

/// <summary>
/// The field or argument is an <c>ID</c>. With a type name, and for fields of a <see cref="NodeAttribute"/> type, it
/// is a global id (<see cref="GlobalId"/>) outside and the key inside.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Parameter)]
public class IDAttribute : Attribute
{
    /// <summary>Creates it without a type: as an argument it takes the ids of every type.</summary>
    public IDAttribute()
    {
    }

    /// <summary>Creates it for the ids of a type.</summary>
    /// <param name="typeName">The GraphQL name of the type.</param>
    public IDAttribute(string typeName) => TypeName = typeName;

    private protected IDAttribute(Type type) => ClrType = type;

    /// <summary>The GraphQL name of the type; <see langword="null"/> when it is not given by name.</summary>
    public string? TypeName { get; }

    /// <summary>The CLR type whose ids they are; <see langword="null"/> when it is not given by type.</summary>
    public Type? ClrType { get; }
}

/// <summary>The field or argument is the global id of a type.</summary>
/// <typeparam name="T">The CLR type of the object type.</typeparam>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class IDAttribute<T>() : IDAttribute(typeof(T));
