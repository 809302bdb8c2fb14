namespace GraphTenancy.GraphQL.Engine.CodeFirst;

/// <summary>Describes a type, field, argument or enum value; wins over the XML documentation.</summary>
/// <param name="description">The description, in Markdown.</param>
[AttributeUsage(
    AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface | AttributeTargets.Enum
    | AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Parameter | AttributeTargets.Field,
    Inherited = false)]
public sealed class GraphQLDescriptionAttribute(string description) : Attribute
{
    /// <summary>The description, in Markdown.</summary>
    public string Description { get; } = description;
}
