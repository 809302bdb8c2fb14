namespace GraphTenancy.GraphQL.Engine.CodeFirst;

/// <summary>Keeps a member out of the schema.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Field)]
public sealed class GraphQLIgnoreAttribute : Attribute;
