using System.Collections;
using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Execution.Incremental;
using GraphTenancy.GraphQL.Engine.Execution.Planning;
using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types;

namespace GraphTenancy.GraphQL.Engine.Execution;

/// <summary>
/// Resolves everything of one request that is not at hand: calls resolvers, sends fetches, completes what they answer
/// as far as more has to be resolved below. What is pure is left to <see cref="ResponseWriter"/>.
/// </summary>
/// <remarks>
/// One logical thread walks the fields: it starts all that can start, then sends the fetches that came together as one
/// call per executor, then waits for anything to finish and goes on from there. So siblings run in parallel, fetches
/// travel together, and all items of a list have asked their data loaders before anyone waits.
/// </remarks>
internal sealed partial class OperationExecution : IDisposable
{
    private readonly VariableValues _variables;
    private readonly ErrorHandler _errorHandler;
    private readonly AbstractTypeResolver _typeResolver;
    private readonly bool[] _conditions;
    private readonly CompletionQueue<Action> _completions = new();
    private readonly List<FieldTask> _fetches = [];
    private readonly List<IDisposable> _fetched = [];
    private int _outstanding;
    private int _epoch;

    public OperationExecution(
        OperationPlan plan,
        RequestContext request,
        VariableValues variables,
        ErrorHandler errorHandler,
        AbstractTypeResolver typeResolver)
    {
        Plan = plan;
        Request = request;
        _variables = variables;
        _errorHandler = errorHandler;
        _typeResolver = typeResolver;
        _conditions = plan.Conditions.Count == 0 ? [] : [.. plan.Conditions.Select(item => item.Holds(variables))];
    }

    /// <summary>The operation.</summary>
    public OperationPlan Plan { get; }

    /// <summary>The request.</summary>
    public RequestContext Request { get; }

    /// <summary>The coerced variables.</summary>
    public VariableValues Variables => _variables;

    /// <summary>Whether something came late, so that errors have an order in time.</summary>
    public bool HasEpochs => _epoch > 0;

    /// <summary>Whether the field takes part in this request.</summary>
    public bool Includes(PlannedField field) => field.Condition.IsAlways || _conditions[field.Condition.Index];

    /// <summary>Resolves the whole operation.</summary>
    /// <exception cref="OperationCanceledException">The request was aborted.</exception>
    public async ValueTask<ResolvedObject> ResolveAsync(object? rootValue)
    {
        await LeaveContextAsync().ConfigureAwait(false);
        Request.Executing = this;
        var root = new ResolvedObject(Plan.RootType, rootValue, Plan.RootFields);
        DeliveryScope? scope = Plan.IsIncremental ? new DeliveryScope(new ExecutionUnit(), Map: null) : null;
        scope = Defer(root, Plan.RootDefers, path: null, scope);
        if (Plan.Definition.Operation != OperationType.Mutation)
        {
            StartFields(root, path: null, scope);
            await FinishAsync();
            return root;
        }

        // https://spec.graphql.org/September2025/#sec-Mutation: each with all that is below it, one after another.
        for (int i = 0; i < root.Fields.Count; i++)
        {
            StartField(root, i, path: null, scope);
            await FinishAsync();
        }

        return root;
    }

    /// <summary>
    /// Waits for what still runs after an abort, so that it does not use the request's services any longer.
    /// </summary>
    /// <param name="patience">How long; a resolver that ignores its token for longer is left alone.</param>
    public ValueTask SettleAsync(TimeSpan patience) =>
        _outstanding > 0 ? SettleOutstandingAsync(patience) : ValueTask.CompletedTask;

    private async ValueTask SettleOutstandingAsync(TimeSpan patience)
    {
        using var limit = new CancellationTokenSource(patience);
        while (_outstanding > 0 && !limit.IsCancellationRequested)
        {
            CancelBatches();
            await _completions.WaitAsync().WaitAsync(limit.Token)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _outstanding -= _completions.TakeAll().Count;
        }
    }

    /// <summary>Returns the buffers of the fetched values.</summary>
    public void Dispose()
    {
        lock (_fetched)
        {
            _isDisposed = true;
            foreach (IDisposable value in _fetched)
            {
                value.Dispose();
            }
        }
    }

    private async ValueTask FinishAsync()
    {
        while (true)
        {
            SendFetches();
            SendBatches();
            if (_outstanding == 0)
            {
                Request.Aborted.ThrowIfCancellationRequested();
                return;
            }

            await _completions.WaitAsync().WaitAsync(Request.Aborted);
            ApplyCompletions();
            if (HasWaitingWork)
            {
                await ApplyTogetherAsync();
            }
        }
    }

    private bool HasWaitingWork => _fetches.Count > 0 || HasWaitingBatches;

    // What finishes in the same moment goes on together: fetches and keys below it would else travel one by one.
    private async ValueTask ApplyTogetherAsync()
    {
        int keys;
        do
        {
            keys = Request.UsedDataLoaders?.Keys ?? 0;
            await Task.Yield();
            while (_completions.HasItems)
            {
                keys = -1;
                ApplyCompletions();
            }
        }
        while (_outstanding > 0 && keys != (Request.UsedDataLoaders?.Keys ?? 0));
    }

    private void ApplyCompletions()
    {
        Request.Aborted.ThrowIfCancellationRequested();
        IReadOnlyList<Action> taken = _completions.TakeAll();
        _outstanding -= taken.Count;
        foreach (Action completion in taken)
        {
            _epoch++;
            completion();
        }
    }

    private void StartFields(ResolvedObject target, ResultPath? path, DeliveryScope? scope)
    {
        for (int i = 0; i < target.Fields.Count; i++)
        {
            StartField(target, i, path, scope);
        }
    }

    private void StartField(ResolvedObject target, int index, ResultPath? path, DeliveryScope? scope)
    {
        PlannedField field = target.Fields[index];
        if (field.IsPure || !Includes(field))
        {
            return;
        }

        var task = new FieldTask(field, target.Source, path, Request, _errorHandler)
        {
            Variables = _variables,
            Scope = scope,
            Epoch = _epoch,
        };
        target.Tasks[index] = task;
        if (field.FetchFailure is { } failure)
        {
            task.Fail(failure);
            return;
        }

        try
        {
            task.CoerceArguments();
            Start(task);
        }
        catch (Exception exception) when (!IsAbort(exception))
        {
            task.Fail(exception);
        }
    }

    private void Start(FieldTask task)
    {
        if (task.Selection.Fetch is not null)
        {
            _fetches.Add(task);
            task.Scope?.Unit.Begin();
        }
        else if (task.Selection.Definition.Resolver is { } resolver)
        {
            Resolve(task, resolver);
        }
        else
        {
            Complete(task, PureValues.Of(task.Selection, task.Parent));
        }
    }

    private void Resolve(FieldTask task, FieldResolver resolver)
    {
        ValueTask<object?> pending = resolver(task);
        if (pending.IsCompletedSuccessfully)
        {
            Complete(task, pending.Result);
            return;
        }

        Begin(task);
        _ = AwaitAsync(task, pending);
    }

    private async Task AwaitAsync(FieldTask task, ValueTask<object?> pending)
    {
        try
        {
            object? value = await pending;
            _completions.Post(() => End(task, value));
        }
        catch (Exception exception)
        {
            _completions.Post(() => End(task, exception));
        }
    }

    private void Fail(FieldTask task, Exception exception)
    {
        if (IsAbort(exception))
        {
            throw new OperationCanceledException(exception.Message, exception, Request.Aborted);
        }

        task.Epoch = _epoch;
        task.Fail(exception);
    }

    // The request's end is no error of the field that noticed it first.
    private bool IsAbort(Exception exception) =>
        exception is OperationCanceledException && Request.Aborted.IsCancellationRequested;

    private void Complete(FieldTask task, object? value)
    {
        task.Epoch = _epoch;
        try
        {
            if (!IsSequence(task, value) || !TryReadItems(task, value))
            {
                CompleteRead(task, value);
            }
        }
        catch (Exception exception) when (!IsAbort(exception))
        {
            task.Fail(exception);
        }
    }

    private void CompleteRead(FieldTask task, object? value)
    {
        task.Epoch = _epoch;
        if (IsPure(task.Selection) && !PendingItems.AreIn(value, task.Selection.Definition.Type))
        {
            task.Value = value;
            return;
        }

        try
        {
            task.Value = CompleteValue(
                task.Selection.Definition.Type, value, task.Selection, task.Path, task.Scope);
        }
        catch (Exception exception) when (!IsAbort(exception))
        {
            // Such as a lazy list that fails while it is read.
            task.Fail(exception);
        }
    }

    // Whether nothing below the value has to be resolved, so that it can be written as it is.
    private static bool IsPure(PlannedField field) => field.Selections is null or { IsPure: true };

    // Returns null, a ResolvedObject, the value itself where it is pure, a list of these, or this position's error.
    private object? CompleteValue(
        GraphQLType type, object? value, PlannedField field, ResultPath path, DeliveryScope? scope)
    {
        if (value is null)
        {
            return null;
        }

        return type.NullableType is ListType list ? CompleteList(list, value, field, path, scope)
            : IsPure(field) ? value
            : CompleteObject(type.Named, value, field, path, scope);
    }

    private object CompleteList(
        ListType type, object value, PlannedField field, ResultPath path, DeliveryScope? scope)
    {
        if (value is string or not IEnumerable)
        {
            return _errorHandler.Handle(PureValues.NotAList(field), field, path);
        }

        if (value is IEnumerable<Task<object?>> pending)
        {
            return CompletePendingItems(type.ItemType, pending, field, path, scope);
        }

        var items = new List<object?>();
        foreach (object? item in (IEnumerable)value)
        {
            items.Add(CompleteValue(type.ItemType, item, field, ResultPath.Item(path, items.Count), scope));
        }

        return items;
    }

    private object CompleteObject(
        NamedType type, object value, PlannedField field, ResultPath path, DeliveryScope? scope)
    {
        ResolvedObject target;
        try
        {
            ObjectType objectType = _typeResolver.Resolve(type, value, field);
            if (field.Selections?.FailureFor(objectType) is { } failure)
            {
                return _errorHandler.Handle(failure, field, path);
            }

            target = new ResolvedObject(objectType, value, PureValues.FieldsOf(field, objectType));
            scope = Defer(target, field.Selections?.DefersFor(objectType), path, scope);
        }
        catch (Exception exception)
        {
            return _errorHandler.Handle(exception, field, path);
        }

        StartFields(target, path, scope);
        return target;
    }
}
