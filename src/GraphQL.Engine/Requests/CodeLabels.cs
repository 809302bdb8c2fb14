using System.Collections.Concurrent;

namespace GraphTenancy.GraphQL.Engine.Requests;

/// <summary>
/// Error codes as labels of a metric: an application can make any number of them, and a metric must not.
/// </summary>
/// <param name="most">Distinct codes that become labels; further ones are <c>other</c>.</param>
internal sealed class CodeLabels(int most)
{
    private readonly ConcurrentDictionary<string, bool> _known = new(StringComparer.Ordinal);

    public string Of(string? code) =>
        code is null ? "none"
        : _known.ContainsKey(code) || (_known.Count < most && _known.TryAdd(code, value: true)) ? code
        : "other";
}
