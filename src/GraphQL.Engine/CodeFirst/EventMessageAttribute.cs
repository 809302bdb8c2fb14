namespace GraphTenancy.GraphQL.Engine.CodeFirst;

/// <summary>The parameter is the event of the source stream for which the subscription's resolver is called.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class EventMessageAttribute : Attribute;
