using System.Security.Cryptography;
using System.Text.Json;
using GraphTenancy.Persistence.Events;
using GraphTenancy.Persistence.Sessions;

namespace GraphTenancy.GraphQL.Schema;

/// <summary>
/// Runs a command on an aggregate: load, decide, save; and says in the domain's words what went wrong.
/// </summary>
/// <typeparam name="TAggregate">The aggregate.</typeparam>
/// <param name="session">The tenant's session.</param>
/// <param name="store">What repositories share.</param>
/// <param name="readBack">Reads what the mutation answers with in the trip that saves.</param>
internal sealed class CommandHandler<TAggregate>(
    ITenantWriteSession session, EventStoreServices store, IBatchTail readBack)
    where TAggregate : Aggregate, IAggregateFactory<TAggregate>
{
    private const int MaxKeyLength = 200;

    private readonly Repository<TAggregate> _repository = new(session, store);

    /// <summary>Creates an aggregate; returns its id, or that of the first attempt with the same key.</summary>
    /// <exception cref="ConcurrencyConflictException">The stream exists already.</exception>
    public async Task<Guid> CreateAsync<TInput>(
        Guid id, TInput input, Action<TAggregate> decide, CancellationToken cancellationToken)
        where TInput : ICommandInput
    {
        CommandOptions options = OptionsFor(input);
        TAggregate aggregate = _repository.CreateNew(id);
        decide(aggregate);
        return await SaveAsync(aggregate, options, cancellationToken);
    }

    /// <summary>Changes an aggregate, which may be new if <paramref name="missing"/> is null.</summary>
    /// <param name="id">The aggregate's id.</param>
    /// <param name="input">The command.</param>
    /// <param name="decide">Checks the rules and raises events.</param>
    /// <param name="missing">What to throw where there is none; <see langword="null"/> creates it.</param>
    /// <param name="cancellationToken">Ends the SQL when the client leaves.</param>
    public async Task<Guid> ChangeAsync<TInput>(
        Guid id,
        TInput input,
        Action<TAggregate> decide,
        Func<Exception>? missing,
        CancellationToken cancellationToken)
        where TInput : ICommandInput
    {
        CommandOptions options = OptionsFor(input);
        try
        {
            Loaded<TAggregate> loaded = await _repository.LoadAsync(id, options, cancellationToken);
            if (loaded.Replay is { } replay)
            {
                return replay.StreamId;
            }

            TAggregate aggregate = loaded.Aggregate
                ?? (missing is null ? _repository.CreateNew(id) : throw missing());
            decide(aggregate);
            return await SaveAsync(aggregate, options, cancellationToken);
        }
        catch (ConcurrencyException conflict)
        {
            throw new ConcurrencyConflictException(conflict.ExpectedVersion, conflict.ActualVersion);
        }
        catch (IdempotencyConflictException)
        {
            throw new IdempotencyKeyReusedException(options.IdempotencyKey ?? string.Empty);
        }
    }

    private static CommandOptions OptionsFor<TInput>(TInput input)
        where TInput : ICommandInput
    {
        if (input.IdempotencyKey is { } key && key.Length is 0 or > MaxKeyLength)
        {
            throw new InvalidInputException(
                "idempotencyKey", $"The idempotency key has {key.Length} characters; 1 to {MaxKeyLength} are allowed.");
        }

        return new CommandOptions
        {
            ExpectedVersion = input.ExpectedVersion,
            IdempotencyKey = input.IdempotencyKey,
            // The type's name makes the same key in two kinds of commands a conflict and not a replay.
            Fingerprint = input.IdempotencyKey is null
                ? null
                : SHA256.HashData([.. System.Text.Encoding.UTF8.GetBytes(typeof(TInput).Name),
                    .. JsonSerializer.SerializeToUtf8Bytes(input)]),
        };
    }

    private async Task<Guid> SaveAsync(
        TAggregate aggregate, CommandOptions options, CancellationToken cancellationToken)
    {
        try
        {
            SaveResult saved = await _repository.SaveAsync(aggregate, options, readBack, cancellationToken);
            return saved.StreamId;
        }
        catch (ConcurrencyException conflict)
        {
            throw new ConcurrencyConflictException(conflict.ExpectedVersion, conflict.ActualVersion);
        }
        catch (IdempotencyConflictException)
        {
            throw new IdempotencyKeyReusedException(options.IdempotencyKey ?? string.Empty);
        }
    }
}
