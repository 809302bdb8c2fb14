using System.Text.Json;
using GraphTenancy.GraphQL.Engine.Requests;

namespace GraphTenancy.EngineHost;

/// <summary>One line as it came in; members that are absent or null have their defaults.</summary>
internal sealed class HostRequest(JsonElement line)
{
    /// <summary>What is asked for; <c>execute</c> when it is not said.</summary>
    public string Mode => Find("mode").ValueKind == JsonValueKind.String ? Find("mode").GetString()! : "execute";

    /// <summary>The type definitions, in UTF-8.</summary>
    public byte[] Sdl => JsonText.ToUtf8(Find("sdl"));

    /// <summary>The type definitions that the first ones are compared with, in UTF-8.</summary>
    public byte[] NewSdl => JsonText.ToUtf8(Find("newSdl"));

    /// <summary>The document, in UTF-8.</summary>
    public byte[] Query => JsonText.ToUtf8(Find("query"));

    /// <summary>Whether the document is validated; unless <c>"validate": false</c> says otherwise.</summary>
    public bool IsValidating => Find("validate").ValueKind != JsonValueKind.False;

    /// <summary>The parent of the root fields.</summary>
    public JsonElement Root => Find("root");

    /// <summary>The request for the executor.</summary>
    public GraphQLRequest ToGraphQLRequest() => new()
    {
        Document = Query,
        OperationName = Find("operationName") is { ValueKind: JsonValueKind.String } name ? name.GetString() : null,
        Variables = Find("variables"),
    };

    private JsonElement Find(string name) => line.TryGetProperty(name, out JsonElement value) ? value : default;
}
