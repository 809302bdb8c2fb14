namespace GraphTenancy.GraphQL.Engine.CodeFirst;

/// <summary>Deprecates a field, argument or enum value; <see cref="ObsoleteAttribute"/> does the same.</summary>
/// <param name="reason">Why, and what to use instead.</param>
[AttributeUsage(
    AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Parameter | AttributeTargets.Field)]
public sealed class GraphQLDeprecatedAttribute(string reason) : Attribute
{
    /// <summary>Why, and what to use instead.</summary>
    public string Reason { get; } = reason;
}
