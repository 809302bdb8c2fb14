using System.Security.Cryptography;
using GraphTenancy.Persistence.Sessions;
using Npgsql;

namespace GraphTenancy.Persistence.Events;

/// <summary>
/// Loads and saves the aggregates of the session's tenant. Saving is one batch, and so one transaction: receipt,
/// stream, events, projections. Lives as long as its session; not thread-safe.
/// </summary>
public sealed partial class Repository<T>(ITenantWriteSession session, EventStoreServices services)
    where T : Aggregate, IAggregateFactory<T>
{
    /// <summary>An aggregate of the session's tenant without events; nothing is stored yet.</summary>
    public T CreateNew(Guid id) => T.Create(session.Context.TenantId, id);

    /// <summary>Whether the tenant has an aggregate with this id.</summary>
    /// <exception cref="PersistenceException">PostgreSQL refused or could not be reached; see its subtypes.</exception>
    public ValueTask<bool> ExistsAsync(Guid id, CancellationToken cancellationToken) => session.ExecuteAsync(
        [EventStatements.StreamExists(id, T.StreamType)],
        static async (reader, token) => await reader.ReadAsync(token) && reader.GetBoolean(0),
        cancellationToken);

    /// <inheritdoc cref="SaveAsync(T, CommandOptions, IBatchTail?, CancellationToken)"/>
    public ValueTask<SaveResult> SaveAsync(
        T aggregate, CommandOptions options, CancellationToken cancellationToken) =>
        SaveAsync(aggregate, options, tail: null, cancellationToken);

    /// <summary>Stores the pending events with everything that follows from them, or nothing at all.</summary>
    /// <param name="aggregate">The aggregate.</param>
    /// <param name="options">What the sender asks for.</param>
    /// <param name="tail">
    /// Reads behind the writes, in the same trip. They never undo the command: if PostgreSQL refuses one of them, the
    /// command is sent once more without them. A replayed command reads nothing.
    /// </param>
    /// <param name="cancellationToken">Cancels the statements in PostgreSQL, too.</param>
    /// <exception cref="TenantMismatchException">The aggregate belongs to another tenant; nothing was sent.</exception>
    /// <exception cref="ConcurrencyException">Another command was faster, or the options expect another
    /// version.</exception>
    /// <exception cref="IdempotencyConflictException">Another command used the idempotency key.</exception>
    /// <exception cref="DuplicateKeyException">A projection met a unique key of the tenant's own data.</exception>
    /// <exception cref="EventTooLargeException">The data of an event are too large; nothing was sent.</exception>
    /// <exception cref="PersistenceException">PostgreSQL refused or could not be reached; see its subtypes.</exception>
    public ValueTask<SaveResult> SaveAsync(
        T aggregate, CommandOptions options, IBatchTail? tail, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(aggregate);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        if (aggregate.TenantId != session.Context.TenantId)
        {
            throw new TenantMismatchException(
                session.Context.TenantId, aggregate.TenantId, [.. aggregate.PendingEventIds]);
        }

        return SaveUncheckedAsync(aggregate, options, tail, cancellationToken);
    }

    /// <summary>
    /// Saves without asking whose the aggregate is: row-level security must refuse a stranger by itself.
    /// </summary>
    internal async ValueTask<SaveResult> SaveUncheckedAsync(
        T aggregate, CommandOptions options, IBatchTail? tail, CancellationToken cancellationToken)
    {
        ThrowIfUnexpected(aggregate, options);
        if (aggregate.PendingEvents.Count == 0)
        {
            return new SaveResult(aggregate.Id, aggregate.Version, Replayed: false);
        }

        try
        {
            await SendAsync(Statements(aggregate, options), aggregate.Id, tail, cancellationToken);
        }
        catch (ConcurrencyException exception)
        {
            throw await ConflictAsync(aggregate, exception, cancellationToken);
        }
        catch (DuplicateKeyException exception)
            when (exception.Constraint == EventStatements.ReceiptKey && options.IdempotencyKey is not null)
        {
            return await ReplayAsync(options, exception, cancellationToken);
        }

        aggregate.MarkSaved();
        return new SaveResult(aggregate.Id, aggregate.Version, Replayed: false);
    }

    private async ValueTask SendAsync(
        List<SqlStatement> statements, Guid streamId, IBatchTail? tail, CancellationToken cancellationToken)
    {
        if (tail?.StatementsFor(streamId) is not { Count: > 0 } reads
            || !await TrySendAsync([.. statements, .. reads], statements.Count, tail, cancellationToken))
        {
            await session.ExecuteAsync(statements, static (_, _) => ValueTask.FromResult(0), cancellationToken);
        }
    }

    // False: PostgreSQL refused one of the reads. Then the transaction, and with it the command, had no effect.
    private async ValueTask<bool> TrySendAsync(
        IReadOnlyList<SqlStatement> statements, int firstRead, IBatchTail tail, CancellationToken cancellationToken)
    {
        bool tookEffect = false;
        try
        {
            await session.ExecuteAsync(
                statements,
                skip: firstRead,
                async (reader, token) =>
                {
                    await tail.ReadAsync(reader, token);
                    return true;
                },
                cancellationToken);
            return tookEffect = true;
        }
        catch (PersistenceException refusal)
            when (refusal.StatementIndex >= firstRead && refusal is not DatabaseUnavailableException)
        {
            return false;
        }
        finally
        {
            tail.Settle(tookEffect);
        }
    }

    private List<SqlStatement> Statements(T aggregate, CommandOptions options)
    {
        var statements = new List<SqlStatement>();

        // First of all: a command that is sent twice shall meet its receipt, and not the version it has made itself.
        if (options is { IdempotencyKey: { } key, Fingerprint: { } fingerprint })
        {
            statements.Add(EventStatements.InsertReceipt(
                aggregate.TenantId, key, fingerprint, aggregate.Id, aggregate.Version));
        }

        statements.Add(aggregate.OriginalVersion == 0
            ? EventStatements.OpenStream(aggregate.TenantId, aggregate.Id, T.StreamType, aggregate.Version)
            : EventStatements.AdvanceStream(
                aggregate.TenantId, aggregate.Id, aggregate.OriginalVersion, aggregate.Version));

        List<RecordedEvent> events = Record(aggregate, options);
        statements.AddRange(events.Select(recorded => EventStatements.Append(
            recorded, services.Events.NameOf(recorded.Data), services.Events.Serialize(recorded.Data))));
        statements.AddRange(events.SelectMany(services.Projections.Project));
        return statements;
    }

    private List<RecordedEvent> Record(T aggregate, CommandOptions options)
    {
        // PostgreSQL keeps microseconds; what projections see now must equal what is read back later.
        DateTimeOffset now = services.Clock.GetUtcNow();
        now = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        return
        [
            .. aggregate.PendingEvents.Select((data, index) => new RecordedEvent
            {
                TenantId = aggregate.TenantId,
                StreamId = aggregate.Id,
                StreamType = T.StreamType,
                Version = aggregate.OriginalVersion + index + 1,
                EventId = aggregate.PendingEventIds[index],
                Data = data,
                ActorId = session.Context.UserId,
                CorrelationId = session.Context.CorrelationId,
                CausationId = options.CausationId,
                RecordedAt = now,
            }),
        ];
    }

    private static void ThrowIfUnexpected(T aggregate, CommandOptions options)
    {
        if (options.ExpectedVersion is { } expected && expected != aggregate.OriginalVersion)
        {
            throw new ConcurrencyException(
                $"The {T.StreamType} has version {aggregate.OriginalVersion}, expected was {expected}.")
            {
                StreamId = aggregate.Id,
                ExpectedVersion = expected,
                ActualVersion = aggregate.OriginalVersion,
            };
        }
    }

    private async ValueTask<ConcurrencyException> ConflictAsync(
        T aggregate, ConcurrencyException exception, CancellationToken cancellationToken)
    {
        int actual = await session.ExecuteAsync(
            [EventStatements.ReadVersion(aggregate.Id)],
            static async (reader, token) => await reader.ReadAsync(token) ? reader.GetInt32(0) : 0,
            cancellationToken);
        return new ConcurrencyException(
            $"The {T.StreamType} has version {actual}, the command built on {aggregate.OriginalVersion}.", exception)
        {
            SqlState = exception.SqlState,
            StreamId = aggregate.Id,
            ExpectedVersion = aggregate.OriginalVersion,
            ActualVersion = actual,
        };
    }

    private async ValueTask<SaveResult> ReplayAsync(
        CommandOptions options, DuplicateKeyException exception, CancellationToken cancellationToken)
    {
        Receipt? receipt = await session.ExecuteAsync(
            [EventStatements.ReadReceipt(options.IdempotencyKey!)], ReadReceiptAsync, cancellationToken);

        // Receipts are never deleted, so it is there: unless another hand removed it just now.
        return receipt is null
            ? throw new ConcurrencyException("The command's receipt is gone. Send the command again.", exception)
            : ReplayOf(receipt, options);
    }

    private static SaveResult ReplayOf(Receipt receipt, CommandOptions options) =>
        CryptographicOperations.FixedTimeEquals(receipt.Fingerprint, options.Fingerprint)
            ? new SaveResult(receipt.StreamId, receipt.Version, Replayed: true)
            : throw new IdempotencyConflictException(options.IdempotencyKey!); // Set, or there were no receipt.

    private static async ValueTask<Receipt?> ReadReceiptAsync(
        NpgsqlDataReader reader, CancellationToken cancellationToken) =>
        await reader.ReadAsync(cancellationToken)
            ? new Receipt(reader.GetFieldValue<byte[]>(0), reader.GetGuid(1), reader.GetInt32(2))
            : null;

    private sealed record Receipt(byte[] Fingerprint, Guid StreamId, int Version);
}
