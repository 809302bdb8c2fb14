namespace GraphTenancy.GraphQL.Engine.CodeFirst;

/// <summary>The C# interface or abstract class is an interface of the schema.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface, Inherited = false)]
public sealed class InterfaceTypeAttribute : Attribute
{
    /// <summary>Creates it; the GraphQL name is inferred.</summary>
    public InterfaceTypeAttribute()
    {
    }

    /// <summary>Creates it with a GraphQL name.</summary>
    public InterfaceTypeAttribute(string name) => Name = name;

    /// <summary>The GraphQL name; <see langword="null"/>: the name of the C# interface or class.</summary>
    public string? Name { get; }
}
