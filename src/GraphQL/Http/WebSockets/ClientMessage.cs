using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Unicode;
using GraphTenancy.GraphQL.Engine.Transport;

namespace GraphTenancy.GraphQL.Http.WebSockets;

/// <summary>A message of a client.</summary>
/// <param name="Type">What it says.</param>
/// <param name="Id">The operation's id; empty where the type has none.</param>
/// <param name="Payload">An object as JSON; empty when there is none. It points into the message.</param>
/// <remarks>https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md</remarks>
internal sealed record ClientMessage(ClientMessageType Type, string Id, ReadOnlyMemory<byte> Payload)
{
    /// <summary>Bytes that an id may have, as UTF-8 JSON; the ids of running operations stay in memory.</summary>
    internal const int LongestId = 255;

    // The message is one level around what may nest as deep as the body of a POST.
    private static readonly JsonReaderOptions Options = new() { MaxDepth = GraphQLRequestParser.MaxDepth + 1 };

    /// <summary>Reads a message; <see langword="false"/> when it is none of the protocol.</summary>
    public static bool TryParse(ReadOnlyMemory<byte> utf8, [NotNullWhen(true)] out ClientMessage? message)
    {
        message = null;
        if (!Utf8.IsValid(utf8.Span))
        {
            return false;
        }

        try
        {
            message = new Reader(utf8).Read();
            return message is not null;
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            // The reader says InvalidOperationException to half a surrogate pair.
            return false;
        }
    }

    private ref struct Reader(ReadOnlyMemory<byte> utf8)
    {
        private Utf8JsonReader _json = new(utf8.Span, Options);
        private string? _type;
        private string? _id;
        private ReadOnlyMemory<byte> _payload;
        private bool _hasPayload;

        public ClientMessage? Read()
        {
            if (!_json.Read() || _json.TokenType != JsonTokenType.StartObject || !ReadMembers())
            {
                return null;
            }

            // Anything after the object makes the reader throw.
            _json.Read();
            return Make();
        }

        private bool ReadMembers()
        {
            while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
            {
                bool isFine = _json.GetString() switch
                {
                    "type" => ReadText(ref _type),
                    "id" => ReadText(ref _id),
                    "payload" => ReadPayload(),
                    _ => SkipValue(),
                };
                if (!isFine)
                {
                    return false;
                }
            }

            return true;
        }

        private bool ReadText(ref string? target)
        {
            _json.Read();
            bool isFirst = target is null;
            target = _json.TokenType == JsonTokenType.String && _json.ValueSpan.Length <= LongestId
                ? _json.GetString()
                : null;
            return isFirst && target is not null;
        }

        private bool ReadPayload()
        {
            _json.Read();
            if (_hasPayload || _json.TokenType is not (JsonTokenType.StartObject or JsonTokenType.Null))
            {
                return false;
            }

            _hasPayload = true;
            int start = (int)_json.TokenStartIndex;
            bool isNull = _json.TokenType == JsonTokenType.Null;
            _json.Skip();
            _payload = isNull ? default : utf8[start..(int)_json.BytesConsumed];
            return true;
        }

        private bool SkipValue()
        {
            _json.Skip();
            return true;
        }

        private readonly ClientMessage? Make() => _type switch
        {
            "connection_init" => new ClientMessage(ClientMessageType.ConnectionInit, "", _payload),
            "ping" => new ClientMessage(ClientMessageType.Ping, "", _payload),
            "pong" => new ClientMessage(ClientMessageType.Pong, "", _payload),
            "subscribe" when _id is { Length: > 0 } && !_payload.IsEmpty =>
                new ClientMessage(ClientMessageType.Subscribe, _id, _payload),
            "complete" when _id is { Length: > 0 } => new ClientMessage(ClientMessageType.Complete, _id, default),
            _ => null,
        };
    }
}
