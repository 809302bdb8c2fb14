using System.Buffers;
using System.Text.Json;
using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Requests;

namespace GraphTenancy.GraphQL.Http.WebSockets;

/// <summary>Writes what a server can say.</summary>
/// <remarks>https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md</remarks>
internal static class ServerMessages
{
    private const int Envelope = 64;

    private static readonly JsonWriterOptions Options = new() { SkipValidation = true };

    /// <summary>The client may go on.</summary>
    public static ReadOnlyMemory<byte> Ack { get; } = """{"type":"connection_ack"}"""u8.ToArray();

    /// <summary>The answer to a ping, with the ping's own payload.</summary>
    public static ReadOnlyMemory<byte> Pong(ReadOnlyMemory<byte> payload) =>
        payload.IsEmpty ? """{"type":"pong"}"""u8.ToArray() : Write("pong", id: null, payload.Span);

    /// <summary>An answer, or a part of one.</summary>
    public static ReadOnlyMemory<byte> Next(string id, ExecutionResult result) => Write("next", id, result.Body.Span);

    /// <summary>The operation was not executed; the payload is the list of errors.</summary>
    public static ReadOnlyMemory<byte> Error(string id, ExecutionResult result) =>
        Write("error", id, ErrorsOf(result.Body.Span));

    /// <summary>The operation was not executed, or not to its end.</summary>
    public static ReadOnlyMemory<byte> Error(string id, GraphQLError error) =>
        Write("error", id, ErrorsOf(HttpErrors.Serialize(error)));

    /// <summary>The operation has come to its end.</summary>
    public static ReadOnlyMemory<byte> Complete(string id) => Write("complete", id, default);

    private static ReadOnlyMemory<byte> Write(string type, string? id, ReadOnlySpan<byte> payload)
    {
        var buffer = new ArrayBufferWriter<byte>(payload.Length + Envelope + (id?.Length ?? 0));
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            if (id is not null)
            {
                json.WriteString("id"u8, id);
            }

            json.WriteString("type"u8, type);
            if (!payload.IsEmpty)
            {
                json.WritePropertyName("payload"u8);
                json.WriteRawValue(payload, skipInputValidation: true);
            }

            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    private static ReadOnlySpan<byte> ErrorsOf(ReadOnlySpan<byte> response)
    {
        var json = new Utf8JsonReader(response);
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            bool isErrors = json.ValueTextEquals("errors"u8);
            json.Read();
            int start = (int)json.TokenStartIndex;
            json.Skip();
            if (isErrors)
            {
                return response[start..(int)json.BytesConsumed];
            }
        }

        return "[]"u8;
    }
}
