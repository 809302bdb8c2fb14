using System.Collections.Concurrent;
using System.Collections.ObjectModel;
using System.Security.Claims;
using GraphTenancy.GraphQL.Engine.DataLoading;
using GraphTenancy.GraphQL.Engine.Execution.Costs;
using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types;

namespace GraphTenancy.GraphQL.Engine.Execution;

/// <summary>One request on its way through the engine, shared by all its resolvers.</summary>
public sealed class RequestContext
{
    private readonly Lock _loaderGate = new();
    private ConcurrentDictionary<string, object?>? _extensions;
    private StateNode? _state;
    private Dictionary<object, object>? _loaders;
    private DataLoaderScheduler? _dataLoaders;

    /// <summary>The schema.</summary>
    public required Schema Schema { get; init; }

    /// <summary>The request's service scope.</summary>
    public required IServiceProvider Services { get; init; }

    /// <summary>Who asks; an unauthenticated principal for an anonymous caller.</summary>
    public required ClaimsPrincipal User { get; init; }

    /// <summary>The kind of operation; a fetch below a mutation must see what the mutation wrote.</summary>
    public required OperationType Operation { get; init; }

    /// <summary>SHA-256 of the document in lower-case hexadecimal; names the operation in logs.</summary>
    public required string DocumentHash { get; init; }

    /// <summary>The operation's name in the document; null for one without.</summary>
    public string? OperationName { get; init; }

    /// <summary>What the operation costs at most, with the variables at hand; 0 where costs are not reckoned.</summary>
    public OperationCost Cost { get; init; }

    /// <summary>Ends when the client leaves or the request runs out of time.</summary>
    public required CancellationToken Aborted { get; init; }

    /// <summary>The scheduler of the request's data loaders.</summary>
    internal DataLoaderScheduler DataLoaders =>
        _dataLoaders ?? Interlocked.CompareExchange(
            ref _dataLoaders, new DataLoaderScheduler(new Pump(this), Aborted), null) ?? _dataLoaders;

    /// <summary>The scheduler, if any data loader was asked for.</summary>
    internal DataLoaderScheduler? UsedDataLoaders => Volatile.Read(ref _dataLoaders);

    /// <summary>Who executes the request at the moment.</summary>
    internal OperationExecution? Executing { get; set; }

    /// <summary>What <see cref="SetExtension"/> has set.</summary>
    internal IReadOnlyDictionary<string, object?> Extensions =>
        _extensions ?? (IReadOnlyDictionary<string, object?>)ReadOnlyDictionary<string, object?>.Empty;

    /// <summary>
    /// State that a layer above keeps for the request, one value per type (such as its tenant session).
    /// </summary>
    public void SetState<T>(T value)
        where T : notnull
    {
        StateNode? before;
        do
        {
            before = Volatile.Read(ref _state);
        }
        while (Interlocked.CompareExchange(ref _state, new StateNode(typeof(T), value, before), before) != before);
    }

    /// <summary>State set before; <see langword="null"/> when there is none.</summary>
    public T? FindState<T>()
        where T : class => (T?)FindState(typeof(T));

    internal object? FindState(Type type)
    {
        StateNode? node = Volatile.Read(ref _state);
        while (node is not null && node.Type != type)
        {
            node = node.Next;
        }

        return node?.Value;
    }

    /// <summary>
    /// Sets an entry of the response's <c>extensions</c>: a JSON scalar, a list or a dictionary of them.
    /// </summary>
    public void SetExtension(string name, object? value)
    {
        if (_extensions is null)
        {
            Interlocked.CompareExchange(
                ref _extensions, new ConcurrentDictionary<string, object?>(StringComparer.Ordinal), null);
        }

        _extensions[name] = value;
    }

    /// <summary>
    /// The request's data loader of a definition; exactly one, so that its cache and its batches are not split.
    /// </summary>
    internal object GetDataLoader<TDefinition>(TDefinition definition, Func<TDefinition, RequestContext, object> make)
        where TDefinition : notnull
    {
        // Reentrant: a loader may ask for another one.
        lock (_loaderGate)
        {
            _loaders ??= [];
            if (!_loaders.TryGetValue(definition, out object? loader))
            {
                loader = make(definition, this);
                _loaders.Add(definition, loader);
            }

            return loader;
        }
    }

    // A request has a handful of them, written once: a list that only grows at its head needs no lock, and what was set
    // later hides what was set before.
    private sealed record StateNode(Type Type, object Value, StateNode? Next);

    /// <summary>The execution of the request, as the scheduler of its data loaders sees it.</summary>
    private sealed class Pump(RequestContext request) : DataLoaderScheduler.IPump
    {
        public bool IsRunning => request.Executing is not null;

        public bool TryWake()
        {
            request.Executing?.Wake();
            return request.Executing is not null;
        }
    }
}
