using System.Runtime.InteropServices;
using System.Text.Json;
using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Requests;
using GraphTenancy.GraphQL.Engine.Types.Comparison;

namespace GraphTenancy.EngineHost;

/// <summary>Writes answers.</summary>
internal static class Answers
{
    /// <summary>A result without errors and without data: the text, schema or document is fine.</summary>
    public static byte[] Accept(JsonElement id) => Result(id, "{}"u8.ToArray());

    /// <summary>A refusal by the host.</summary>
    public static byte[] Refuse(JsonElement id, string message) => Refuse(id, [new GraphQLError { Message = message }]);

    /// <summary>A refusal: errors and no data.</summary>
    public static byte[] Refuse(JsonElement id, IReadOnlyList<GraphQLError> errors)
    {
        using ResultWriter writer = Start(id);
        writer.WriteProperty("\"result\":"u8);
        writer.WriteStartObject();
        ErrorWriter.WriteErrors(writer, errors);
        writer.WriteEndObject();
        return End(writer);
    }

    /// <summary>A printed text.</summary>
    public static byte[] Text(JsonElement id, string text)
    {
        using ResultWriter writer = Start(id);
        writer.WriteProperty("\"result\":"u8);
        writer.WriteStartObject();
        writer.WriteProperty("\"text\":"u8);
        writer.WriteString(text);
        writer.WriteEndObject();
        return End(writer);
    }

    /// <summary>What differs between two schemas.</summary>
    public static byte[] Changes(JsonElement id, IReadOnlyList<SchemaChange> changes)
    {
        using ResultWriter writer = Start(id);
        writer.WriteProperty("\"result\":"u8);
        writer.WriteStartObject();
        writer.WriteProperty("\"changes\":"u8);
        writer.WriteStartArray();
        foreach (SchemaChange change in changes)
        {
            writer.WriteStartObject();
            writer.WriteProperty("\"severity\":"u8);
            writer.WriteString(change.Severity.ToString().ToLowerInvariant());
            writer.WriteProperty("\"code\":"u8);
            writer.WriteString(change.Code);
            writer.WriteProperty("\"message\":"u8);
            writer.WriteString(change.Message);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        return End(writer);
    }

    /// <summary>The result of an execution as the engine wrote it.</summary>
    public static byte[] Result(JsonElement id, ReadOnlyMemory<byte> body)
    {
        using ResultWriter writer = Start(id);
        writer.WriteProperty("\"result\":"u8);
        writer.WriteRaw(body.Span);
        return End(writer);
    }

    /// <summary>The results of a subscription as the engine wrote them.</summary>
    public static byte[] Results(JsonElement id, IEnumerable<byte[]> bodies)
    {
        using ResultWriter writer = Start(id);
        writer.WriteProperty("\"results\":"u8);
        writer.WriteStartArray();
        foreach (byte[] body in bodies)
        {
            writer.WriteRaw(body);
        }

        writer.WriteEndArray();
        return End(writer);
    }

    private static ResultWriter Start(JsonElement id)
    {
        var writer = new ResultWriter();
        writer.WriteStartObject();
        writer.WriteProperty("\"id\":"u8);
        if (id.ValueKind == JsonValueKind.Undefined)
        {
            writer.WriteNull();
        }
        else
        {
            writer.WriteRaw(JsonMarshal.GetRawUtf8Value(id));
        }

        return writer;
    }

    private static byte[] End(ResultWriter writer)
    {
        writer.WriteEndObject();
        return writer.Written.ToArray();
    }
}
