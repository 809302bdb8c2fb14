using GraphTenancy.GraphQL.Engine.Errors;

namespace GraphTenancy.GraphQL.Engine.Execution.Incremental;

/// <summary>
/// Which parts of a response are pending, and what each of them waits for: a deferred fragment for its units, and to be
/// delivered at all for the fragment around it; a stream inside of a unit for that unit.
/// </summary>
/// <param name="start">Starts a unit.</param>
internal sealed class DeliveryGraph(Action<DeferredUnit> start)
{
    private readonly List<DeliveryGroup> _groups = [];
    private readonly List<ItemStream> _streams = [];
    private readonly List<ItemStream> _dropped = [];
    private int _nextId;

    /// <summary>Whether nothing is pending.</summary>
    public bool IsDone => _groups.Count == 0 && _streams.Count == 0;

    /// <summary>The streams that are pending.</summary>
    public IReadOnlyList<ItemStream> Streams => _streams;

    /// <summary>Takes the streams whose surroundings failed, to be ended.</summary>
    public IReadOnlyList<ItemStream> TakeDropped()
    {
        ItemStream[] dropped = [.. _dropped];
        _dropped.Clear();
        return dropped;
    }

    /// <summary>Takes over what the initial response leaves to be delivered; nothing starts yet.</summary>
    public IReadOnlyList<PendingEntry> Begin(IncrementalWork work)
    {
        List<DeliveryGroup> groups = Add(work, isOfUnit: false);
        _groups.AddRange(groups);
        _streams.AddRange(work.Streams);
        return [.. Announce(groups, work.Streams)];
    }

    /// <summary>Starts the units of what <see cref="Begin"/> announced.</summary>
    public void StartInitial()
    {
        foreach (DeliveryGroup group in _groups.ToArray())
        {
            group.IsReleased = true;
            StartUnits(group);
        }
    }

    /// <summary>Takes over what a deferred unit came to.</summary>
    public void Finish(DeferredUnit unit, IncrementalPayload payload)
    {
        if (!unit.Groups.Any(static group => group.IsKnown) || unit.Result is not { } result)
        {
            Forget(unit);
            return;
        }

        if (result.IsFailed)
        {
            FailGroups(unit, result.Errors[0], payload);
            return;
        }

        Add(result.Work, isOfUnit: true);
        foreach (DeliveryGroup group in unit.Groups)
        {
            group.Unfinished--;
        }

        foreach (DeliveryGroup group in unit.Groups.Where(static group => group is { IsKnown: true, IsReleased: true }))
        {
            FinishIfComplete(group, payload);
        }
    }

    /// <summary>Delivers the items of a stream that are finished, in their order.</summary>
    public void Deliver(ItemStream stream, IncrementalPayload payload)
    {
        var values = new List<UnitResult>();
        var groups = new List<DeliveryGroup>();
        var streams = new List<ItemStream>();
        while (stream.Items.TryPeek(out ItemUnit? item) && item.Result is { IsFailed: false } result)
        {
            stream.Items.Dequeue();
            values.Add(result);
            groups.AddRange(Add(result.Work, isOfUnit: false));
            streams.AddRange(result.Work.Streams);
        }

        if (values.Count > 0)
        {
            payload.Incremental.Add(new IncrementalEntry(IdOf(stream), [], values, IsItems: true));
            Release(groups, streams, payload);
        }

        if (stream.Items.TryPeek(out ItemUnit? first) && first.Result is { IsFailed: true } failed)
        {
            Complete(stream, failed.Errors[0], payload);
        }
        else if (stream is { IsRead: true, Items.Count: 0 })
        {
            Complete(stream, stream.Failure, payload);
        }
    }

    /// <summary>Completes everything with an error, such as when the time is up.</summary>
    public void FailAll(GraphQLError error, IncrementalPayload payload)
    {
        foreach (DeliveryGroup group in _groups.ToArray())
        {
            Fail(group, error, payload);
        }

        foreach (ItemStream stream in _streams.ToArray())
        {
            Complete(stream, error, payload);
        }
    }

    // Returns the outermost fragments among the new ones that have something to deliver.
    private List<DeliveryGroup> Add(IncrementalWork work, bool isOfUnit)
    {
        var roots = new List<DeliveryGroup>();
        var added = new HashSet<DeliveryGroup>(work.Groups);
        foreach (DeliveryGroup group in work.Groups)
        {
            Add(group, added, isOfUnit ? null : roots);
        }

        foreach (DeferredUnit unit in work.Units)
        {
            foreach (DeliveryGroup group in unit.Groups.Where(static group => group.IsKnown))
            {
                group.Units.Add(unit);
                group.Unfinished++;
            }

            // Fields that only some fragments of an enclosing unit ask for, found inside of it.
            if (unit.Groups.Any(static group => group is { IsKnown: true, IsReleased: true }))
            {
                start(unit);
            }
        }

        return WithUnits(roots);
    }

    private static void Add(DeliveryGroup group, HashSet<DeliveryGroup> added, List<DeliveryGroup>? roots)
    {
        // Inner objects are written before the outer ones, so that a parent can come after its child.
        if (!added.Remove(group))
        {
            return;
        }

        if (group.Parent is not { } parent)
        {
            group.IsKnown = true;
            roots?.Add(group);
            return;
        }

        Add(parent, added, roots);
        if (parent.IsKnown)
        {
            group.IsKnown = true;
            parent.Children.Add(group);
        }
    }

    // A fragment with nothing of its own is never announced; those inside of it take its place.
    private static List<DeliveryGroup> WithUnits(List<DeliveryGroup> groups)
    {
        var found = new List<DeliveryGroup>();
        foreach (DeliveryGroup group in groups)
        {
            if (group.Units.Count > 0)
            {
                found.Add(group);
                continue;
            }

            group.IsKnown = false;
            found.AddRange(WithUnits(group.Children));
        }

        return found;
    }

    private IEnumerable<PendingEntry> Announce(IEnumerable<PendingPart> groups, IEnumerable<PendingPart> streams)
    {
        foreach (PendingPart part in groups.Concat(streams))
        {
            part.Id = _nextId++;
            yield return new PendingEntry(part.Id.Value, part.Path, part.Label);
        }
    }

    private void Release(
        IReadOnlyList<DeliveryGroup> groups, IReadOnlyList<ItemStream> streams, IncrementalPayload payload)
    {
        payload.Pending.AddRange(Announce(groups, streams));
        _streams.AddRange(streams);
        _groups.AddRange(groups);
        foreach (DeliveryGroup group in groups)
        {
            group.IsReleased = true;
            StartUnits(group);
            if (group.Units.Find(static unit => unit.Result is { IsFailed: true })?.Result is { } failed)
            {
                Fail(group, failed.Errors[0], payload);
            }
            else
            {
                FinishIfComplete(group, payload);
            }
        }
    }

    private void StartUnits(DeliveryGroup group)
    {
        foreach (DeferredUnit unit in group.Units.Where(static unit => !unit.IsStarted).ToArray())
        {
            start(unit);
        }
    }

    private void FinishIfComplete(DeliveryGroup group, IncrementalPayload payload)
    {
        if (group.Unfinished > 0 || !group.IsKnown)
        {
            return;
        }

        var streams = new List<ItemStream>();
        foreach (DeferredUnit unit in group.Units.ToArray())
        {
            Deliver(unit, group, payload);
            streams.AddRange(unit.Result?.Work.Streams ?? []);
        }

        Complete(group, error: null, payload);
        Release(WithUnits(group.Children), streams, payload);
    }

    // The first fragment that is complete delivers the unit; the others of the unit have it then.
    private static void Deliver(DeferredUnit unit, DeliveryGroup group, IncrementalPayload payload)
    {
        (int id, int depth) = (IdOf(group), DepthOf(group));
        foreach (DeliveryGroup other in unit.Groups)
        {
            if (other != group && other.Id is { } otherId && DepthOf(other) > depth)
            {
                (id, depth) = (otherId, DepthOf(other));
            }

            other.Units.Remove(unit);
        }

        if (unit.Result is { } result)
        {
            object[] subPath = [.. (unit.Path?.ToList() ?? []).Skip(depth)];
            payload.Incremental.Add(new IncrementalEntry(id, subPath, [result], IsItems: false));
        }
    }

    private void FailGroups(DeferredUnit unit, GraphQLError error, IncrementalPayload payload)
    {
        foreach (DeliveryGroup group in unit.Groups.Where(static group => group is { IsKnown: true, IsReleased: true }))
        {
            Fail(group, error, payload);
        }
    }

    private void Fail(DeliveryGroup group, GraphQLError error, IncrementalPayload payload)
    {
        Complete(group, error, payload);
        Forget(group);
    }

    // Whatever only this fragment waited for is given up, as are the fragments inside of it.
    private void Forget(DeliveryGroup group)
    {
        group.IsKnown = false;
        foreach (DeferredUnit unit in group.Units.ToArray())
        {
            if (!unit.Groups.Any(static other => other.IsKnown))
            {
                Forget(unit);
            }
        }

        foreach (DeliveryGroup child in group.Children.Where(static child => child.IsKnown))
        {
            Forget(child);
        }
    }

    private void Forget(DeferredUnit unit)
    {
        unit.IsCancelled = true;
        if (unit.Result is { } result)
        {
            _dropped.AddRange(result.Work.Streams);
            result.Dispose();
        }
    }

    private void Complete(DeliveryGroup group, GraphQLError? error, IncrementalPayload payload)
    {
        payload.Completed.Add(new CompletedEntry(IdOf(group), error));
        group.Id = null;
        group.IsKnown = false;
        _groups.Remove(group);
    }

    private void Complete(ItemStream stream, GraphQLError? error, IncrementalPayload payload)
    {
        payload.Completed.Add(new CompletedEntry(IdOf(stream), error));
        stream.Id = null;
        _streams.Remove(stream);
        _dropped.Add(stream);
        foreach (ItemUnit item in stream.Items)
        {
            item.IsCancelled = true;
            _dropped.AddRange(item.Result?.Work.Streams ?? []);
            item.Result?.Dispose();
        }
    }

    private static int IdOf(PendingPart part) =>
        part.Id ?? throw new InvalidOperationException("The part is not pending.");

    private static int DepthOf(PendingPart part)
    {
        int depth = 0;
        for (ResultPath? at = part.Path; at is not null; at = at.Parent)
        {
            depth++;
        }

        return depth;
    }
}
