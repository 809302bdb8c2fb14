namespace GraphTenancy.Persistence.Projections;

/// <summary>
/// Says which rows of the read model follow from an event, by methods with <see cref="HandlesAttribute"/>. Rows carry
/// the event's own tenant. Has no state: one instance serves all requests.
/// </summary>
public abstract class Projection;
