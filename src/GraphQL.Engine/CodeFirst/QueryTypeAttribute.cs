namespace GraphTenancy.GraphQL.Engine.CodeFirst;

/// <summary>The public methods and properties of the class are fields of the root type <c>Query</c>.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class QueryTypeAttribute : Attribute;
