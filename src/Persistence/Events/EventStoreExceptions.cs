namespace GraphTenancy.Persistence.Events;

/// <summary>An event has a name or a version that this program has no class for.</summary>
public sealed class UnknownEventTypeException(string eventType, int? schemaVersion) : Exception(
    schemaVersion is null
        ? $"{eventType} is not a registered event. Give it [EventType] and register its assembly."
        : $"The event {eventType}, version {schemaVersion}, is not known. Was it written by a newer version?")
{
    /// <summary>The event's name, or that of the class.</summary>
    public string EventType { get; } = eventType;

    /// <summary>
    /// The version of the data's shape; <see langword="null"/> when the class is not registered at all.
    /// </summary>
    public int? SchemaVersion { get; } = schemaVersion;
}

/// <summary>The data of an event are larger than <see cref="EventRegistry.MaxDataBytes"/>.</summary>
public sealed class EventTooLargeException(string eventType, int size) : Exception(
    $"The data of an event {eventType} are {size} bytes of JSON, allowed are {EventRegistry.MaxDataBytes}. "
    + "Store large content elsewhere and keep its address in the event.")
{
    /// <summary>The size in bytes.</summary>
    public int Size { get; } = size;
}

/// <summary>An aggregate or an event belongs to another tenant than the session; nothing was sent.</summary>
public sealed class TenantMismatchException(Guid expected, Guid actual, IReadOnlyList<Guid> eventIds) : Exception(
    $"The session works for tenant {expected}, but the aggregate belongs to tenant {actual}.")
{
    /// <summary>The session's tenant.</summary>
    public Guid Expected { get; } = expected;

    /// <summary>The aggregate's or the event's tenant.</summary>
    public Guid Actual { get; } = actual;

    /// <summary>The events that must not be written or read here.</summary>
    public IReadOnlyList<Guid> EventIds { get; } = eventIds;
}

/// <summary>The idempotency key was used before, by a command with other arguments.</summary>
public sealed class IdempotencyConflictException(string idempotencyKey) : Exception(
    $"The idempotency key \"{idempotencyKey}\" was used by another command. Choose a new key for a new command.")
{
    /// <summary>The key.</summary>
    public string IdempotencyKey { get; } = idempotencyKey;
}
