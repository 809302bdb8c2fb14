using System.Text.Json;
using GraphTenancy.GraphQL.Engine.Errors;

namespace GraphTenancy.EngineHost;

/// <summary>The data of one request.</summary>
/// <param name="root">The parent of the root fields.</param>
internal sealed class HostData(JsonElement root)
{
    // Only fragments that go in circles, in a document that was not validated, over data in circles come this far.
    private const int MaxFields = 1_000_000;
    private const int MaxDepth = 2000;

    private readonly JsonElement _named =
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty("$data", out JsonElement data) ? data : default;

    private int _fields;

    /// <summary>The parent of the root fields.</summary>
    public JsonElement Root { get; } = root;

    /// <summary>The delayed values of the request, in the order in which they become due.</summary>
    public VirtualClock Clock { get; } = new();

    /// <summary>Counts a field that is resolved.</summary>
    /// <exception cref="GraphQLException">The request resolves too many fields, or too deep ones.</exception>
    public void Count(ResultPath path)
    {
        int depth = 0;
        for (ResultPath? at = path; at is not null; at = at.Parent)
        {
            depth++;
        }

        if (depth > MaxDepth || Interlocked.Increment(ref _fields) > MaxFields)
        {
            throw new GraphQLException(
                $"The host resolves at most {MaxFields} fields, {MaxDepth} deep, for one request.");
        }
    }

    /// <summary>The object that a reference names; undefined when there is none.</summary>
    public JsonElement Find(string name) =>
        _named.ValueKind == JsonValueKind.Object && _named.TryGetProperty(name, out JsonElement value)
            ? value
            : default;
}
