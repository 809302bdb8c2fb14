using GraphTenancy.Persistence.Sessions;
using Npgsql;

namespace GraphTenancy.Persistence.Events;

// Before a command: its stream, its receipt, and what else it has to know.
public sealed partial class Repository<T>
{
    /// <inheritdoc cref="LoadAsync(Guid, CommandOptions, IBatchTail?, CancellationToken)"/>
    public ValueTask<Loaded<T>> LoadAsync(Guid id, CommandOptions options, CancellationToken cancellationToken) =>
        LoadAsync(id, options, lookUps: null, cancellationToken);

    /// <summary>
    /// Loads an aggregate for a command; in the same trip it asks whether the command took effect before.
    /// </summary>
    /// <param name="id">The aggregate's id.</param>
    /// <param name="options">What the sender asks for.</param>
    /// <param name="lookUps">What else the command has to know; read in the same trip.</param>
    /// <param name="cancellationToken">Cancels the statements in PostgreSQL, too.</param>
    /// <exception cref="ConcurrencyException">The stream has another version than the options expect.</exception>
    /// <exception cref="IdempotencyConflictException">Another command used the idempotency key.</exception>
    /// <exception cref="TenantMismatchException">A stored event carries another tenant.</exception>
    /// <exception cref="UnknownEventTypeException">A stored event has no class.</exception>
    /// <exception cref="PersistenceException">PostgreSQL refused or could not be reached; see its subtypes.</exception>
    public async ValueTask<Loaded<T>> LoadAsync(
        Guid id, CommandOptions options, IBatchTail? lookUps, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        (Receipt? receipt, List<RecordedEvent> events) =
            await ReadAsync(id, options, withEvents: true, lookUps, cancellationToken);
        SaveResult? replay = receipt is null ? null : ReplayOf(receipt, options);
        T? aggregate = events.Count == 0 ? null : Rehydrate(id, events);
        if (replay is null && aggregate is not null)
        {
            ThrowIfUnexpected(aggregate, options);
        }

        return new Loaded<T> { Aggregate = aggregate, Replay = replay };
    }

    /// <summary>
    /// Looks up what a command that makes an aggregate has to know; in the same trip it asks whether the command took
    /// effect before. Null when it did not.
    /// </summary>
    /// <exception cref="IdempotencyConflictException">Another command used the idempotency key.</exception>
    /// <exception cref="PersistenceException">PostgreSQL refused or could not be reached; see its subtypes.</exception>
    public async ValueTask<SaveResult?> LookUpAsync(
        Guid id, CommandOptions options, IBatchTail lookUps, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(lookUps);
        options.Validate();
        (Receipt? receipt, _) = await ReadAsync(id, options, withEvents: false, lookUps, cancellationToken);
        return receipt is null ? null : ReplayOf(receipt, options);
    }

    private async ValueTask<(Receipt? Receipt, List<RecordedEvent> Events)> ReadAsync(
        Guid id, CommandOptions options, bool withEvents, IBatchTail? lookUps, CancellationToken cancellationToken)
    {
        var statements = new List<SqlStatement>();
        if (options.IdempotencyKey is { } key)
        {
            statements.Add(EventStatements.ReadReceipt(key));
        }

        if (withEvents)
        {
            statements.Add(EventStatements.ReadStream(id, T.StreamType));
        }

        int own = statements.Count;
        statements.AddRange(lookUps?.StatementsFor(id) ?? []);
        if (statements.Count == 0)
        {
            return (null, []);
        }

        bool isRead = false;
        try
        {
            (Receipt?, List<RecordedEvent>) found = await session.ExecuteAsync(
                statements,
                (reader, token) => ReadAsync(
                    id, options, withEvents, statements.Count > own ? lookUps : null, reader, token),
                cancellationToken);
            isRead = true;
            return found;
        }
        finally
        {
            if (statements.Count > own)
            {
                lookUps?.Settle(isRead);
            }
        }
    }

    private async ValueTask<(Receipt? Receipt, List<RecordedEvent> Events)> ReadAsync(
        Guid id,
        CommandOptions options,
        bool withEvents,
        IBatchTail? lookUps,
        NpgsqlDataReader reader,
        CancellationToken cancellationToken)
    {
        Receipt? receipt = null;
        if (options.IdempotencyKey is not null)
        {
            receipt = await ReadReceiptAsync(reader, cancellationToken);
            await reader.NextResultAsync(cancellationToken);
        }

        List<RecordedEvent> events = [];
        if (withEvents)
        {
            events = await ReadEventsAsync(id, reader, cancellationToken);
            await reader.NextResultAsync(cancellationToken);
        }

        if (lookUps is not null)
        {
            await lookUps.ReadAsync(reader, cancellationToken);
        }

        return (receipt, events);
    }

    private T Rehydrate(Guid id, List<RecordedEvent> events)
    {
        T aggregate = CreateNew(id);
        aggregate.Replay(events);
        return aggregate;
    }

    private async ValueTask<List<RecordedEvent>> ReadEventsAsync(
        Guid streamId, NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        var events = new List<RecordedEvent>();
        while (await reader.ReadAsync(cancellationToken))
        {
            events.Add(new RecordedEvent
            {
                TenantId = reader.GetGuid(9),
                StreamId = streamId,
                StreamType = T.StreamType,
                Version = reader.GetInt32(0),
                EventId = reader.GetGuid(1),
                Data = services.Events.Deserialize(
                    reader.GetString(2), reader.GetInt32(3), reader.GetFieldValue<byte[]>(4)),
                ActorId = reader.GetGuid(5),
                CorrelationId = reader.GetGuid(6),
                CausationId = reader.IsDBNull(7) ? null : reader.GetGuid(7),
                RecordedAt = reader.GetFieldValue<DateTimeOffset>(8),
            });
        }

        return events;
    }
}
