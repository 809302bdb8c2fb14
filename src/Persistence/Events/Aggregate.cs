namespace GraphTenancy.Persistence.Events;

/// <summary>
/// The state of one stream, computed from its events. Commands are methods that check the rules and call
/// <see cref="Raise"/>; the tenant is given once and stamped on every event by the repository. Not thread-safe.
/// </summary>
public abstract class Aggregate
{
    private readonly List<object> _pendingEvents = [];
    private readonly List<Guid> _pendingEventIds = [];

    /// <summary>An aggregate without events yet.</summary>
    /// <param name="tenantId">The tenant that it belongs to for ever.</param>
    /// <param name="id">The id of its stream.</param>
    protected Aggregate(Guid tenantId, Guid id)
    {
        TenantId = tenantId;
        Id = id;
    }

    /// <summary>The tenant that it belongs to.</summary>
    public Guid TenantId { get; }

    /// <summary>The id of its stream.</summary>
    public Guid Id { get; }

    /// <summary>The version with all pending events; 0 when nothing ever happened.</summary>
    public int Version { get; private set; }

    /// <summary>The version that is stored; the next command builds on it.</summary>
    public int OriginalVersion => Version - _pendingEvents.Count;

    /// <summary>Events that were raised and not saved yet, in order.</summary>
    public IReadOnlyList<object> PendingEvents => _pendingEvents;

    internal IReadOnlyList<Guid> PendingEventIds => _pendingEventIds;

    /// <summary>Applies the stored events, in order.</summary>
    /// <exception cref="TenantMismatchException">An event belongs to another tenant.</exception>
    internal void Replay(IReadOnlyList<RecordedEvent> events)
    {
        // Row-level security has filtered already. That is why a stranger here means that something is badly wrong.
        if (events.FirstOrDefault(recorded => recorded.TenantId != TenantId) is { } stranger)
        {
            throw new TenantMismatchException(
                TenantId,
                stranger.TenantId,
                [.. events.Where(recorded => recorded.TenantId != TenantId).Select(recorded => recorded.EventId)]);
        }

        foreach (RecordedEvent recorded in events)
        {
            Apply(recorded.Data);
            Version = recorded.Version;
        }
    }

    internal void MarkSaved()
    {
        _pendingEvents.Clear();
        _pendingEventIds.Clear();
    }

    /// <summary>Records that something happened, and applies it.</summary>
    protected void Raise(object e)
    {
        ArgumentNullException.ThrowIfNull(e);
        Apply(e);
        _pendingEvents.Add(e);
        _pendingEventIds.Add(Guid.CreateVersion7());
        Version++;
    }

    /// <summary>Changes the state as the event says. Decides nothing: what happened has happened.</summary>
    protected abstract void Apply(object e);
}
