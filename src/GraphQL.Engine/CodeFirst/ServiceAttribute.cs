namespace GraphTenancy.GraphQL.Engine.CodeFirst;

/// <summary>The parameter is request state or a service of the request's scope, never a GraphQL argument.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ServiceAttribute : Attribute;
