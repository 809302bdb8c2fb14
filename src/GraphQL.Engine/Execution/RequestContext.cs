using System.Collections.Concurrent;
using System.Security.Claims;
using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types;

namespace GraphTenancy.GraphQL.Engine.Execution;

/// <summary>One request on its way through the engine, shared by all its resolvers.</summary>
public sealed class RequestContext
{
    private readonly ConcurrentDictionary<string, object?> _extensions = new(StringComparer.Ordinal);
    private ConcurrentDictionary<Type, object>? _state;

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

    /// <summary>Ends when the client leaves or the request runs out of time.</summary>
    public required CancellationToken Aborted { get; init; }

    /// <summary>What <see cref="SetExtension"/> has set.</summary>
    internal IReadOnlyDictionary<string, object?> Extensions => _extensions;

    /// <summary>
    /// State that a layer above keeps for the request, one value per type (such as its tenant session).
    /// </summary>
    public void SetState<T>(T value)
        where T : notnull => (_state ??= new())[typeof(T)] = value;

    /// <summary>State set before; <see langword="null"/> when there is none.</summary>
    public T? FindState<T>()
        where T : class => _state is not null && _state.TryGetValue(typeof(T), out object? value) ? (T)value : null;

    /// <summary>
    /// Sets an entry of the response's <c>extensions</c>: a JSON scalar, a list or a dictionary of them.
    /// </summary>
    public void SetExtension(string name, object? value) => _extensions[name] = value;
}
