using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Execution.Incremental;
using GraphTenancy.GraphQL.Engine.Execution.Planning;
using GraphTenancy.GraphQL.Engine.Types;

namespace GraphTenancy.GraphQL.Engine.Execution;

// Lists whose items are tasks: each item comes, or fails, on its own.
internal sealed partial class OperationExecution
{
    private List<object?> CompletePendingItems(
        GraphQLType itemType,
        IEnumerable<Task<object?>> pending,
        PlannedField field,
        ResultPath path,
        DeliveryScope? scope)
    {
        var items = new List<object?>();
        foreach (Task<object?> task in pending)
        {
            var position = new ItemPosition(
                items, items.Count, itemType, field, ResultPath.Item(path, items.Count), scope);
            items.Add(null);
            if (task.IsCompletedSuccessfully)
            {
                CompleteItem(position, task.Result);
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
            position.Set(CompleteValue(position.Type, value, position.Field, position.Path, position.Scope));
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

        position.Set(_errorHandler.Handle(exception, position.Field, position.Path));
    }

    private sealed record ItemPosition(
        List<object?> Items, int Index, GraphQLType Type, PlannedField Field, ResultPath Path, DeliveryScope? Scope)
    {
        public void Set(object? value) => Items[Index] = value;
    }
}
