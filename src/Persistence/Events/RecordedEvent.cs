namespace GraphTenancy.Persistence.Events;

/// <summary>One event with everything that is stored beside its data.</summary>
public sealed record RecordedEvent
{
    /// <summary>The tenant.</summary>
    public required Guid TenantId { get; init; }

    /// <summary>The stream, which is the aggregate's id.</summary>
    public required Guid StreamId { get; init; }

    /// <summary>The kind of aggregate.</summary>
    public required string StreamType { get; init; }

    /// <summary>The event's number in its stream, from 1, without gaps.</summary>
    public required int Version { get; init; }

    /// <summary>The event's own id.</summary>
    public required Guid EventId { get; init; }

    /// <summary>What happened: an instance of a class with <see cref="EventTypeAttribute"/>.</summary>
    public required object Data { get; init; }

    /// <summary>The user who did it.</summary>
    public required Guid ActorId { get; init; }

    /// <summary>The request that it came from.</summary>
    public required Guid CorrelationId { get; init; }

    /// <summary>The event that caused it; <see langword="null"/> when a user did.</summary>
    public Guid? CausationId { get; init; }

    /// <summary>When it was recorded, in UTC, to the microsecond.</summary>
    public required DateTimeOffset RecordedAt { get; init; }
}
