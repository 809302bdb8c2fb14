namespace GraphTenancy.GraphQL.Engine.Execution;

// Fetches: one call per executor for all that are known at a moment.
internal sealed partial class OperationExecution
{
    private bool _isDisposed;

    private void SendFetches()
    {
        while (_fetches.Count > 0)
        {
            FetchExecutor executor = ExecutorOf(_fetches[0]);
            FieldTask[] together = TakeFetchesOf(executor);
            _outstanding++;
            _ = FetchAsync(executor, together);
        }
    }

    private FieldTask[] TakeFetchesOf(FetchExecutor executor)
    {
        FieldTask[] together;
        if (_fetches.TrueForAll(task => ReferenceEquals(ExecutorOf(task), executor)))
        {
            together = [.. _fetches];
            _fetches.Clear();
            return together;
        }

        together = [.. _fetches.Where(task => ReferenceEquals(ExecutorOf(task), executor))];
        _fetches.RemoveAll(task => ReferenceEquals(ExecutorOf(task), executor));
        return together;
    }

    private static FetchExecutor ExecutorOf(FieldTask task) => PlanOf(task).Executor;

    private static FetchPlan PlanOf(FieldTask task) => task.Selection.Fetch
        ?? throw new InvalidOperationException($"The field {task.Selection.ResponseName} has no fetch.");

    private async Task FetchAsync(FetchExecutor executor, FieldTask[] tasks)
    {
        try
        {
            FetchRequest[] requests =
                Array.ConvertAll(tasks, task => new FetchRequest(PlanOf(task), task, _variables));
            IReadOnlyList<FetchedValue> values = await executor.ExecuteAsync(requests, Request, Request.Aborted);
            Own(values);
            if (values.Count != tasks.Length)
            {
                throw new InvalidOperationException(
                    $"{tasks.Length} fetches were asked for, {values.Count} were answered.");
            }

            _completions.PostAndContinue(() => CompleteFetches(tasks, values));
        }
        catch (Exception exception)
        {
            _completions.PostAndContinue(() => Array.ForEach(tasks, task => EndFetch(task, exception)));
        }
    }

    private void CompleteFetches(FieldTask[] tasks, IReadOnlyList<FetchedValue> values)
    {
        for (int i = 0; i < tasks.Length; i++)
        {
            tasks[i].Epoch = _epoch;
            tasks[i].Value = values[i];
            EndFetch(tasks[i], values[i].Failure ?? TryCompleteMarked(tasks[i], values[i]));
        }
    }

    private void EndFetch(FieldTask task, Exception? failure)
    {
        if (failure is not null)
        {
            Fail(task, failure);
        }

        EndInUnit(task.Scope);
    }

    // An answer that comes after the request was given up has nobody left to write it.
    private void Own(IReadOnlyList<IDisposable> values)
    {
        lock (_fetched)
        {
            if (!_isDisposed)
            {
                _fetched.AddRange(values);
                return;
            }
        }

        foreach (IDisposable value in values)
        {
            value.Dispose();
        }
    }
}
