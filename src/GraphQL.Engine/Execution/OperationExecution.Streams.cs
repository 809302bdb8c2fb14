using System.Collections;
using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Execution.Incremental;
using GraphTenancy.GraphQL.Engine.Execution.Planning;
using GraphTenancy.GraphQL.Engine.Types;

namespace GraphTenancy.GraphQL.Engine.Execution;

/// <content>Lists that come by and by: <see cref="IAsyncEnumerable{T}"/>, and <c>@stream</c>.</content>
internal sealed partial class OperationExecution
{
    // Items of a stream that are executed at a time, and delivered in one payload at most.
    private const int ItemsAtOnce = 100;

    /// <summary>How long the end of a list waits for a source that does not heed its token.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Reads and executes the next items of a stream, as far as they are there.</summary>
    public void Read(ItemStream stream)
    {
        while (stream is { IsRead: false, IsReading: false } && stream.Items.Count < ItemsAtOnce)
        {
            try
            {
                ValueTask<bool> next = stream.Source.MoveNextAsync();
                if (next.IsCompletedSuccessfully)
                {
                    Accept(stream, next.Result);
                    continue;
                }

                stream.IsReading = true;
                _outstanding++;
                _ = AwaitItemAsync(stream, next);
            }
            catch (Exception exception) when (!IsAbort(exception))
            {
                FailSource(stream, exception);
            }
        }
    }

    private async Task AwaitItemAsync(ItemStream stream, ValueTask<bool> next)
    {
        try
        {
            bool hasItem = await next;
            _completions.Post(() =>
            {
                stream.IsReading = false;
                Accept(stream, hasItem);
            });
        }
        catch (Exception exception)
        {
            _completions.Post(() =>
            {
                stream.IsReading = false;
                FailSource(stream, exception);
            });
        }
    }

    private void Accept(ItemStream stream, bool hasItem)
    {
        if (!hasItem || stream.IsEnded)
        {
            stream.IsRead = true;
            return;
        }

        var unit = new ItemUnit(stream, ResultPath.Item(stream.Path, stream.NextIndex++));
        stream.Items.Enqueue(unit);
        unit.Begin();
        if (stream.Source.Current is Task<object?> pending)
        {
            _outstanding++;
            _ = AwaitItemAsync(unit, pending);
            return;
        }

        unit.Value = CompleteItem(unit, stream.Source.Current);
        EndInUnit(unit);
    }

    private async Task AwaitItemAsync(ItemUnit unit, Task<object?> pending)
    {
        try
        {
            object? item = await pending;
            _completions.Post(() =>
            {
                unit.Value = unit.IsCancelled ? null : CompleteItem(unit, item);
                EndInUnit(unit);
            });
        }
        catch (Exception exception)
        {
            _completions.Post(() =>
            {
                unit.Value = _errorHandler.Handle(ThrowIfAbort(exception), unit.Stream.Field, unit.Path);
                EndInUnit(unit);
            });
        }
    }

    private object? CompleteItem(ItemUnit unit, object? item)
    {
        PlannedField field = unit.Stream.Field;
        if (IsPure(field) && !PendingItems.AreIn(item, unit.Stream.ItemType))
        {
            return item;
        }

        try
        {
            return CompleteValue(unit.Stream.ItemType, item, field, unit.Path, new DeliveryScope(unit, Map: null));
        }
        catch (Exception exception) when (!IsAbort(exception))
        {
            return _errorHandler.Handle(exception, field, unit.Path);
        }
    }

    private void FailSource(ItemStream stream, Exception exception)
    {
        if (stream.IsEnded)
        {
            return;
        }

        Exception failure = ThrowIfAbort(exception);
        stream.IsRead = true;
        stream.Failure = stream.Path is { } path ? _errorHandler.Handle(failure, stream.Field, path) : null;
    }

    private Exception ThrowIfAbort(Exception exception) => IsAbort(exception)
        ? throw new OperationCanceledException(exception.Message, exception, Request.Aborted)
        : exception;

    private static bool IsSequence(FieldTask task, object? value) =>
        value is not null and not GraphQLError && task.Selection.Definition.Type.NullableType is ListType;

    // Whether the list is read here: as far as it comes with the field, or to its end when it is asynchronous.
    private bool TryReadItems(FieldTask task, object? value)
    {
        StreamUsage? stream = task.Scope is null ? null : task.Selection.Stream;
        if (value is IAsyncEnumerable<object?> sequence)
        {
            long count = CountOf(stream);
            Begin(task);
            _ = ReadItemsAsync(task, ItemSource.Of(sequence, Patience, Request.Aborted), stream, count);
            return true;
        }

        if (stream is null || value is string or not IEnumerable)
        {
            return false;
        }

        ReadAtOnce(task, (IEnumerable)value, stream, CountOf(stream));
        return true;
    }

    private long CountOf(StreamUsage? stream)
    {
        long count = stream?.InitialCountOf(_variables) ?? long.MaxValue;
        return count >= 0
            ? count
            : throw new GraphQLException("initialCount must be a positive integer", ErrorCodes.BadUserInput);
    }

    private void ReadAtOnce(FieldTask task, IEnumerable list, StreamUsage stream, long count)
    {
        IEnumerator source = list.GetEnumerator();
        try
        {
            var items = new List<object?>();
            bool hasMore = true;
            while (items.Count < count && (hasMore = source.MoveNext()))
            {
                items.Add(source.Current);
            }

            SetItems(task, items, ItemSource.Of(source), hasMore ? stream : null);
        }
        finally
        {
            if (task.Stream is null)
            {
                (source as IDisposable)?.Dispose();
            }
        }
    }

    private async Task ReadItemsAsync(FieldTask task, ItemSource source, StreamUsage? stream, long count)
    {
        try
        {
            var items = new List<object?>();
            bool hasMore = true;
            while (items.Count < count && (hasMore = await source.MoveNextAsync()))
            {
                items.Add(source.Current);
            }

            if (!hasMore || stream is null)
            {
                await source.DisposeAsync();
                stream = null;
            }

            _completions.Post(() => EndItems(task, items, source, stream));
        }
        catch (Exception exception)
        {
            await source.DisposeAsync().AsTask().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _completions.Post(() => End(task, exception));
        }
    }

    private void EndItems(FieldTask task, List<object?> items, ItemSource source, StreamUsage? stream)
    {
        SetItems(task, items, source, stream);
        EndInUnit(task.Scope);
    }

    private void SetItems(FieldTask task, List<object?> items, ItemSource source, StreamUsage? stream)
    {
        if (stream is not null && task.Scope is { } scope)
        {
            task.Stream = new ItemStream(stream, task.Path, source, items.Count, scope.Unit);
            _streams.Add(task.Stream);
        }

        if (task.Scope is not { Unit.IsCancelled: true })
        {
            CompleteRead(task, WithPending(items));
        }
    }

    // Items that are tasks are waited for one by one, like those of a list that is read at once.
    private static object WithPending(List<object?> items) => items.Exists(static item => item is Task<object?>)
        ? items.ConvertAll(static item => item as Task<object?> ?? Task.FromResult(item))
        : items;
}
