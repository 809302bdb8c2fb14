using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Execution.Costs;
using GraphTenancy.GraphQL.Engine.Requests;
using GraphTenancy.GraphQL.Engine.Types.Costs;

namespace GraphTenancy.GraphQL.Http;

/// <summary>
/// The operations of one batch. None begins before all have passed authorization and the interceptors: one that is
/// refused for who asks or for which tenant refuses all, before any statement, and together they may cost no more than
/// one request. Then they run one after the other, so that a batch is never more than one operation at a time for the
/// database.
/// </summary>
internal sealed class Batch
{
    private readonly Lock _lock = new();
    private readonly Operation[] _operations;
    private readonly CostOptions _limits;
    private OperationCost _cost;
    private int _settled;

    private Batch(int size, CostOptions limits)
    {
        _operations = [.. Enumerable.Range(0, size).Select(static _ => new Operation())];
        _limits = limits;
    }

    /// <summary>Why all are refused; <see langword="null"/> when they are not.</summary>
    public GraphQLError? Refusal { get; private set; }

    /// <summary>Runs all; the caller disposes the results.</summary>
    /// <param name="requests">The requests.</param>
    /// <param name="limits">What they may cost together.</param>
    /// <param name="execute">Executes one, with the turn as state of the request.</param>
    public static async Task<(ExecutionResult[] Results, GraphQLError? Refusal)> RunAsync(
        IReadOnlyList<GraphQLRequest> requests,
        CostOptions limits,
        Func<GraphQLRequest, BatchTurn, ValueTask<ExecutionResult>> execute)
    {
        var batch = new Batch(requests.Count, limits);
        Task<ExecutionResult>[] running =
            [.. requests.Select((request, index) => batch.RunAsync(index, turn => execute(request, turn)))];
        try
        {
            return (await Task.WhenAll(running), batch.Refusal);
        }
        catch
        {
            foreach (Task<ExecutionResult> done in running.Where(static task => task.IsCompletedSuccessfully))
            {
                (await done).Dispose();
            }

            throw;
        }
    }

    /// <summary>Waits until it is this operation's turn.</summary>
    /// <param name="index">The operation's place.</param>
    /// <param name="cost">What it costs.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>Why the operation must not run; <see langword="null"/> when it may.</returns>
    public Task<GraphQLError?> WaitForTurnAsync(
        int index, OperationCost cost, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _cost += cost;
            Settle(index);
            Release();
        }

        return _operations[index].Turn.Task.WaitAsync(cancellationToken);
    }

    private async Task<ExecutionResult> RunAsync(int index, Func<BatchTurn, ValueTask<ExecutionResult>> execute)
    {
        GraphQLError? refusal = null;
        try
        {
            ExecutionResult result = await execute(new BatchTurn(this, index));
            refusal = result.HasData ? null : result.Errors.FirstOrDefault(static error => IsAboutCaller(error.Code));
            return result;
        }
        finally
        {
            End(index, refusal);
        }
    }

    private void End(int index, GraphQLError? refusal)
    {
        lock (_lock)
        {
            _operations[index].HasEnded = true;
            Settle(index);
            Refusal ??= refusal;
            Release();
        }
    }

    private void Settle(int index)
    {
        if (!_operations[index].IsSettled)
        {
            _operations[index].IsSettled = true;
            _settled++;
        }
    }

    private void Release()
    {
        if (_settled < _operations.Length)
        {
            return;
        }

        bool isTooExpensive = _limits.EnforceCostLimits
            && (_cost.FieldCost > _limits.MaxFieldCost || _cost.TypeCost > _limits.MaxTypeCost);
        Refusal ??= isTooExpensive ? TooExpensive : null;
        if (Refusal is not null)
        {
            Array.ForEach(_operations, operation => operation.Turn.TrySetResult(Refusal));
        }
        else
        {
            Array.Find(_operations, static operation => !operation.HasEnded)?.Turn.TrySetResult(null);
        }
    }

    private static GraphQLError TooExpensive { get; } = new()
    {
        Message = "The operations of the batch cost more together than one request may. Send fewer at a time.",
        Code = ErrorCodes.CostExceeded,
    };

    private static bool IsAboutCaller(string? code) => code is ErrorCodes.NotAuthenticated
        or ServerErrorCodes.TenantRequired or ServerErrorCodes.TenantInvalid or ServerErrorCodes.TenantConflict
        or ServerErrorCodes.TenantForbidden or ServerErrorCodes.TenantSuspended;

    private sealed class Operation
    {
        public TaskCompletionSource<GraphQLError?> Turn { get; } =
            new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool IsSettled { get; set; }

        public bool HasEnded { get; set; }
    }
}
