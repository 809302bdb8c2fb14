using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Execution.Planning;
using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Engine.Execution;

/// <content>The source stream of a subscription.</content>
internal sealed partial class OperationExecution
{
    /// <summary>CreateSourceEventStream(): asks the root field for its events; else says why it has none.</summary>
    /// <remarks>https://spec.graphql.org/September2025/#CreateSourceEventStream()</remarks>
    /// <exception cref="OperationCanceledException">The request was aborted.</exception>
    public async ValueTask<(IAsyncEnumerable<object?>? Source, GraphQLError? Error)> CreateSourceEventStreamAsync()
    {
        RefuseUnknownField();
        PlannedField field = Plan.RootFields.FirstOrDefault(Includes)
            ?? throw new GraphQLException("The subscription selects no field.", ErrorCodes.BadRequest);
        var task = new FieldTask(field, parent: null, parentPath: null, Request, _errorHandler)
        {
            Variables = _variables,
        };
        try
        {
            task.CoerceArguments();
            FieldSubscriber subscriber = field.Definition.Subscriber ?? throw NoStream();
            return (await WaitAsync(subscriber(task)) ?? throw NoStream(), null);
        }
        catch (Exception exception) when (!IsAbort(exception))
        {
            return (null, _errorHandler.Handle(exception, field, task.Path));
        }
    }

    // Plans leave fields out that the type does not have; validation refuses them with a message of its own.
    private void RefuseUnknownField()
    {
        if (Plan.Definition.SelectionSet.Selections is [FieldNode first, ..]
            && !first.Name.Value.StartsWith("__", StringComparison.Ordinal)
            && Plan.RootType.FindField(first.Name.Value) is null)
        {
            throw new GraphQLException(new GraphQLError
            {
                Message = $"The subscription field \"{first.Name.Value}\" is not defined.",
                Code = ErrorCodes.BadRequest,
                Locations = first.Location.Source is null ? [] : [first.Location.ToSourceLocation()],
            });
        }
    }

    private async ValueTask<IAsyncEnumerable<object?>> WaitAsync(ValueTask<IAsyncEnumerable<object?>> pending)
    {
        if (pending.IsCompleted)
        {
            return await pending;
        }

        Task<IAsyncEnumerable<object?>> source = pending.AsTask();
        try
        {
            return await source.WaitAsync(Request.Aborted);
        }
        catch (OperationCanceledException) when (Request.Aborted.IsCancellationRequested)
        {
            _ = DisposeLateAsync(source);
            throw;
        }
    }

    // A source that comes after the request was given up has nobody left to read it.
    private static async Task DisposeLateAsync(Task<IAsyncEnumerable<object?>> source)
    {
        await ((Task)source).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (source.IsCompletedSuccessfully)
        {
            await SourceStream.DisposeAsync(source.Result);
        }
    }

    private static GraphQLException NoStream() =>
        new("Subscription field must return Async Iterable. Received: undefined.", ErrorCodes.InternalError);
}
