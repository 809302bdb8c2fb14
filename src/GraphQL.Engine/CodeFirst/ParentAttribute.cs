namespace GraphTenancy.GraphQL.Engine.CodeFirst;

/// <summary>The parameter is the object that has the field.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ParentAttribute : Attribute;
