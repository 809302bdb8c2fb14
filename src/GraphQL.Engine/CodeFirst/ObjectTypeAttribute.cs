namespace GraphTenancy.GraphQL.Engine.CodeFirst;

/// <summary>The class, record or struct is an object type, registered even where no field refers to it.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class ObjectTypeAttribute : Attribute
{
    /// <summary>Creates it; the GraphQL name is inferred.</summary>
    public ObjectTypeAttribute()
    {
    }

    /// <summary>Creates it with a GraphQL name.</summary>
    public ObjectTypeAttribute(string name) => Name = name;

    /// <summary>The GraphQL name; <see langword="null"/>: the name of the class.</summary>
    public string? Name { get; }
}
