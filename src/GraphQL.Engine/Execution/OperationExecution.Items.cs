using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Execution.Planning;
using GraphTenancy.GraphQL.Engine.Types;

namespace GraphTenancy.GraphQL.Engine.Execution;

// Lists whose items are tasks: each item comes, or fails, on its own.
internal sealed partial class OperationExecution
{
    private List<object?> CompletePendingItems(
        GraphQLType itemType, IEnumerable<Task<object?>> pending, PlannedField field, ResultPath path)
    {
        var items = new List<object?>();
        foreach (Task<object?> task in pending)
        {
            var position = new ItemPosition(items, items.Count, itemType, field, ResultPath.Item(path, items.Count));
            items.Add(null);
            if (task.IsCompletedSuccessfully)
            {
                CompleteItem(position, task.Result);
            }
            else
            {
                _outstanding++;
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
            _completions.Post(() => CompleteItem(position, value));
        }
        catch (Exception exception)
        {
            _completions.Post(() => FailItem(position, exception));
        }
    }

    private void CompleteItem(ItemPosition position, object? value)
    {
        try
        {
            position.Set(CompleteValue(position.Type, value, position.Field, position.Path));
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
        List<object?> Items, int Index, GraphQLType Type, PlannedField Field, ResultPath Path)
    {
        public void Set(object? value) => Items[Index] = value;
    }
}
