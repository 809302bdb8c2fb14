namespace GraphTenancy.GraphQL.Engine.CodeFirst;

/// <summary>
/// The method of a <see cref="SubscriptionTypeAttribute"/> class is the resolver of each event; another method of the
/// class makes the source stream: <c>[Subscribe(With = nameof(SubscribeToOrderPlaced))]</c>.
/// </summary>
/// <remarks>
/// Not needed on a method that returns <see cref="IAsyncEnumerable{T}"/> itself. Arguments of both methods are
/// arguments of the field, by name.
/// </remarks>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SubscribeAttribute : Attribute
{
    /// <summary>
    /// The method that makes the source stream: it returns <see cref="IAsyncEnumerable{T}"/>, or a task of one.
    /// </summary>
    public required string With { get; init; }
}
