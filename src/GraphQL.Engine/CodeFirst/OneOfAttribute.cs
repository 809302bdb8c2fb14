namespace GraphTenancy.GraphQL.Engine.CodeFirst;

/// <summary>Exactly one field of the input object must be given, and not null.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec--oneOf</remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class OneOfAttribute : Attribute;
