namespace GraphTenancy.GraphQL.Engine.CodeFirst;

/// <summary>The class, record or struct is an input object.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class InputObjectTypeAttribute : Attribute
{
    /// <summary>Creates it; the GraphQL name is inferred.</summary>
    public InputObjectTypeAttribute()
    {
    }

    /// <summary>Creates it with a GraphQL name.</summary>
    public InputObjectTypeAttribute(string name) => Name = name;

    /// <summary>
    /// The GraphQL name; <see langword="null"/>: the name of the class, with <c>Input</c> appended where it is missing.
    /// </summary>
    public string? Name { get; }
}
