using GraphTenancy.Persistence.Projections;

namespace GraphTenancy.Persistence.Events;

/// <summary>What repositories share; thread-safe, made once.</summary>
/// <param name="Events">The events that the program knows.</param>
/// <param name="Projections">The projections that are written with the events.</param>
/// <param name="Clock">Tells when an event is recorded.</param>
public sealed record EventStoreServices(EventRegistry Events, ProjectionRegistry Projections, TimeProvider Clock);
