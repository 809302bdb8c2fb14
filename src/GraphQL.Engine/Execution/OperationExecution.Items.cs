using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Execution.Incremental;
using GraphTenancy.GraphQL.Engine.Execution.Planning;
using GraphTenancy.GraphQL.Engine.Types;

namespace GraphTenancy.GraphQL.Engine.Execution;

// Lists whose items are tasks: each item comes, or fails, on its own.
internal sealed partial class OperationExecution
{
    private LateItems CompletePendingItems(
        GraphQLType itemType,
        IEnumerable<Task<object?>> pending,
        PlannedField field,
        ResultPath path,
        DeliveryScope? scope)
    {
        var items = new LateItems();
        foreach (Task<object?> task in pending)
        {
            var position = new ItemPosition(
                items, items.Count, itemType, field, ResultPath.Item(path, items.Count), scope);
            items.Add(null, _epoch);
            if (task.IsCompletedSuccessfully)
            {
                CompleteItem(position, task.Result);
            }
            else if (task is { IsFaulted: true, Exception.InnerException: { } failure })
            {
                FailItem(position, failure);
            }
            else
            {
                _outstanding++;
                scope?.Unit.Begin();
                _ = AwaitItemAsync(position, task);
            }
        }

        return items;
    }

    private async Task AwaitItemAsync(ItemPosition position, Task<object?> pending)
    {
        try
        {
            object? value = await pending;
            _completions.Post(() => EndItem(position, value));
        }
        catch (Exception exception)
        {
            _completions.Post(() => EndItem(position, exception));
        }
    }

    private void EndItem(ItemPosition position, object? value)
    {
        if (position.Scope is not { Unit.IsCancelled: true })
        {
            CompleteItem(position, value);
        }

        EndInUnit(position.Scope);
    }

    private void EndItem(ItemPosition position, Exception failure)
    {
        FailItem(position, failure);
        EndInUnit(position.Scope);
    }

    private void CompleteItem(ItemPosition position, object? value)
    {
        try
        {
            object? completed = CompleteValue(
                position.Type, value, position.Field, position.Path, position.Scope);
            position.Set(completed, _epoch);
        }
        catch (Exception exception) when (!IsAbort(exception))
        {
            FailItem(position, exception);
        }
    }

    private void FailItem(ItemPosition position, Exception exception)
    {
        if (IsAbort(exception))
        {
            throw new OperationCanceledException(exception.Message, exception, Request.Aborted);
        }

        position.Set(_errorHandler.Handle(exception, position.Field, position.Path), _epoch);
    }

    private sealed record ItemPosition(
        LateItems Items, int Index, GraphQLType Type, PlannedField Field, ResultPath Path, DeliveryScope? Scope)
    {
        public void Set(object? value, int epoch) => Items.Set(Index, value, epoch);
    }
}
