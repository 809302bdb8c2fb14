namespace GraphTenancy.Persistence.Projections;

/// <summary>
/// Marks a method of a <see cref="Projection"/> that follows an event: it takes the event's data and the
/// <see cref="Events.RecordedEvent"/>, and returns one <see cref="Sessions.SqlStatement"/> or several.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class HandlesAttribute : Attribute;
