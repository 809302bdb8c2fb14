namespace GraphTenancy.GraphQL.Engine.CodeFirst;

/// <summary>The C# interface or abstract class is a union of the object types that derive from it.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface, Inherited = false)]
public sealed class UnionTypeAttribute : Attribute
{
    /// <summary>Creates it; the GraphQL name is inferred.</summary>
    public UnionTypeAttribute()
    {
    }

    /// <summary>Creates it with a GraphQL name.</summary>
    public UnionTypeAttribute(string name) => Name = name;

    /// <summary>The GraphQL name; <see langword="null"/>: the name of the C# interface or class.</summary>
    public string? Name { get; }
}
