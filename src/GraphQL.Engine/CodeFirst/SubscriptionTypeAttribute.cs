namespace GraphTenancy.GraphQL.Engine.CodeFirst;

/// <summary>The public methods of the class are fields of the root type <c>Subscription</c>.</summary>
/// <remarks>
/// A method that returns <see cref="IAsyncEnumerable{T}"/> is a field of type <c>T</c>, fed by that stream; see
/// <see cref="SubscribeAttribute"/> for a resolver of its own. The stream's method runs once, with the services of the
/// subscription; a resolver runs for each event, with the services and the request state of that event.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SubscriptionTypeAttribute : Attribute;
