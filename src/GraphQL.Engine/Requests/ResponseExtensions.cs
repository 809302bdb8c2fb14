using System.Collections.ObjectModel;
using GraphTenancy.GraphQL.Engine.Execution;

namespace GraphTenancy.GraphQL.Engine.Requests;

/// <summary>
/// The <c>extensions</c> of a response in several payloads: each payload has what was set since the one before.
/// </summary>
internal sealed class ResponseExtensions(RequestContext context)
{
    private Dictionary<string, object?>? _written;

    /// <summary>What no payload has told yet; from now on one has.</summary>
    public IReadOnlyDictionary<string, object?> TakeNew()
    {
        IReadOnlyDictionary<string, object?> all = context.Extensions;
        if (all.Count == 0)
        {
            return ReadOnlyDictionary<string, object?>.Empty;
        }

        _written ??= new Dictionary<string, object?>(StringComparer.Ordinal);
        var fresh = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach ((string name, object? value) in all)
        {
            if (!_written.TryGetValue(name, out object? before) || !ReferenceEquals(before, value))
            {
                fresh[name] = _written[name] = value;
            }
        }

        return fresh;
    }
}
