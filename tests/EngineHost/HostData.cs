using System.Text.Json;

namespace GraphTenancy.EngineHost;

/// <summary>The data of one request.</summary>
/// <param name="root">The parent of the root fields.</param>
internal sealed class HostData(JsonElement root)
{
    private readonly JsonElement _named =
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty("$data", out JsonElement data) ? data : default;

    /// <summary>The parent of the root fields.</summary>
    public JsonElement Root { get; } = root;

    /// <summary>The delayed values of the request, in the order in which they become due.</summary>
    public VirtualClock Clock { get; } = new();

    /// <summary>The object that a reference names; undefined when there is none.</summary>
    public JsonElement Find(string name) =>
        _named.ValueKind == JsonValueKind.Object && _named.TryGetProperty(name, out JsonElement value)
            ? value
            : default;
}
