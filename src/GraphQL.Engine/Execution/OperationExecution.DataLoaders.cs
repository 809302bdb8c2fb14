using System.Collections.Concurrent;
using GraphTenancy.GraphQL.Engine.DataLoading;

namespace GraphTenancy.GraphQL.Engine.Execution;

/// <content>
/// Data loaders: their batches are sent when no resolver can go on, together with the fetches, and their values handed
/// out on the executing thread. So whoever waits for a value has asked for the next key when the last value is out.
/// </content>
internal sealed partial class OperationExecution
{
    private ConcurrentQueue<DataLoaderScheduler.IBatch>? _loaded;

    /// <summary>Looks for keys that came from another thread.</summary>
    public void Wake() => _completions.Wake();

    private bool HasWaitingBatches => Request.UsedDataLoaders is { HasWaitingBatches: true };

    private void SendBatches()
    {
        if (Request.UsedDataLoaders is not { } loaders)
        {
            return;
        }

        foreach (DataLoaderScheduler.IBatch batch in loaders.TakeWaiting())
        {
            _loaded ??= new ConcurrentQueue<DataLoaderScheduler.IBatch>();
            _outstanding++;
            _ = LoadAsync(batch, _loaded);
        }
    }

    private async Task LoadAsync(
        DataLoaderScheduler.IBatch batch, ConcurrentQueue<DataLoaderScheduler.IBatch> loaded)
    {
        await batch.LoadAsync(Request.Aborted);
        loaded.Enqueue(batch);
        _completions.Post(HandOutLoaded);
    }

    private void HandOutLoaded()
    {
        while (_loaded is not null && _loaded.TryDequeue(out DataLoaderScheduler.IBatch? batch))
        {
            batch.HandOut();
        }
    }

    // Nobody may wait for keys that nobody fetches any more.
    private void CancelBatches()
    {
        HandOutLoaded();
        foreach (DataLoaderScheduler.IBatch batch in Request.UsedDataLoaders?.TakeWaiting() ?? [])
        {
            batch.Cancel(Request.Aborted);
        }
    }

    // A continuation runs in place only where no synchronization context or scheduler wants it.
    private static async ValueTask LeaveContextAsync()
    {
        if (SynchronizationContext.Current is not null || TaskScheduler.Current != TaskScheduler.Default)
        {
            await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        }
    }
}
