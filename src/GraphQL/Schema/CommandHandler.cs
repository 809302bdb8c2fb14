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
    /// <param name="id">The aggregate's id.</param>
    /// <param name="input">The command.</param>
    /// <param name="lookUps">What <paramref name="decide"/> has to know; <see langword="null"/>: nothing.</param>
    /// <param name="decide">Checks the rules and raises events.</param>
    /// <param name="cancellationToken">Ends the SQL when the client leaves.</param>
    /// <exception cref="ConcurrencyConflictException">The stream exists already.</exception>
    public Task<Guid> CreateAsync<TInput>(
        Guid id,
        TInput input,
        IBatchTail? lookUps,
        Action<TAggregate> decide,
        CancellationToken cancellationToken)
        where TInput : ICommandInput => RunAsync(input, async options =>
        {
            if (lookUps is not null
                && await _repository.LookUpAsync(id, options, lookUps, cancellationToken) is { } replay)
            {
                return replay;
            }

            return await DecideAsync(_repository.CreateNew(id), decide, options, cancellationToken);
        });

    /// <summary>Changes an aggregate.</summary>
    /// <param name="id">The aggregate's id.</param>
    /// <param name="input">The command.</param>
    /// <param name="decide">Checks the rules and raises events.</param>
    /// <param name="missing">What to throw where there is none.</param>
    /// <param name="cancellationToken">Ends the SQL when the client leaves.</param>
    public Task<Guid> ChangeAsync<TInput>(
        Guid id,
        TInput input,
        Action<TAggregate> decide,
        Func<Exception> missing,
        CancellationToken cancellationToken)
        where TInput : ICommandInput => RunAsync(input, async options =>
        {
            Loaded<TAggregate> loaded = await _repository.LoadAsync(id, options, cancellationToken);
            return loaded.Replay
                ?? await DecideAsync(loaded.Aggregate ?? throw missing(), decide, options, cancellationToken);
        });

    /// <summary>Changes the aggregate that a look-up finds; where it finds none, the one with the usual id.</summary>
    /// <param name="usualId">The id that the aggregate most likely has, or gets.</param>
    /// <param name="input">The command.</param>
    /// <param name="lookUp">Finds the aggregate in the trip that loads the usual one.</param>
    /// <param name="decide">Checks the rules and raises events.</param>
    /// <param name="cancellationToken">Ends the SQL when the client leaves.</param>
    public Task<Guid> UpsertAsync<TInput>(
        Guid usualId,
        TInput input,
        StreamLookUp lookUp,
        Action<TAggregate> decide,
        CancellationToken cancellationToken)
        where TInput : ICommandInput => RunAsync(input, async options =>
        {
            Loaded<TAggregate> loaded = await _repository.LoadAsync(usualId, options, lookUp, cancellationToken);
            Guid id = lookUp.Found ?? usualId;
            if (loaded.Replay is null && id != usualId)
            {
                loaded = await _repository.LoadAsync(id, options, cancellationToken);
            }

            return loaded.Replay ?? await DecideAsync(
                loaded.Aggregate ?? _repository.CreateNew(id), decide, options, cancellationToken);
        });

    private ValueTask<SaveResult> DecideAsync(
        TAggregate aggregate,
        Action<TAggregate> decide,
        CommandOptions options,
        CancellationToken cancellationToken)
    {
        decide(aggregate);
        return _repository.SaveAsync(aggregate, options, readBack, cancellationToken);
    }

    private static async Task<Guid> RunAsync<TInput>(TInput input, Func<CommandOptions, ValueTask<SaveResult>> run)
        where TInput : ICommandInput
    {
        CommandOptions options = OptionsFor(input);
        try
        {
            return (await run(options)).StreamId;
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
}
