namespace GraphTenancy.GraphQL.Engine.CodeFirst;

/// <summary>
/// What the field, argument, input field or type adds to the cost of an operation each time it may appear; shown in
/// the schema as <c>@cost(weight:)</c>.
/// </summary>
/// <param name="weight">The weight; the default is 10 for a field with a resolver, 1 for an object, 0 for a
/// scalar.</param>
[AttributeUsage(
    AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum | AttributeTargets.Method
        | AttributeTargets.Property | AttributeTargets.Parameter,
    Inherited = false)]
public sealed class CostAttribute(double weight) : Attribute
{
    /// <summary>The weight.</summary>
    public double Weight { get; } = weight;
}
