namespace GraphTenancy.GraphQL.Engine.CodeFirst;

/// <summary>The enum is an enum of the schema, registered even where no field refers to it.</summary>
[AttributeUsage(AttributeTargets.Enum, Inherited = false)]
public sealed class EnumTypeAttribute : Attribute
{
    /// <summary>Creates it; the GraphQL name is inferred.</summary>
    public EnumTypeAttribute()
    {
    }

    /// <summary>Creates it with a GraphQL name.</summary>
    public EnumTypeAttribute(string name) => Name = name;

    /// <summary>The GraphQL name; <see langword="null"/>: the name of the enum.</summary>
    public string? Name { get; }
}
