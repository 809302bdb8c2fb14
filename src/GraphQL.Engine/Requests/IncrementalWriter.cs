using System.Globalization;
using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Execution.Incremental;

namespace GraphTenancy.GraphQL.Engine.Requests;

/// <summary>Writes the payloads of incremental delivery, in the format of the reference implementation 17.</summary>
internal static class IncrementalWriter
{
    public static void Write(ResultWriter writer, IncrementalPayload payload)
    {
        writer.WriteStartObject();
        WritePending(writer, payload.Pending);
        WriteIncremental(writer, payload.Incremental);
        WriteCompleted(writer, payload.Completed);
        WriteHasNext(writer, payload.HasNext);
        writer.WriteEndObject();
    }

    public static void WritePending(ResultWriter writer, IReadOnlyList<PendingEntry> entries)
    {
        if (entries.Count == 0)
        {
            return;
        }

        writer.WriteProperty("\"pending\":"u8);
        writer.WriteStartArray();
        foreach (PendingEntry entry in entries)
        {
            WriteStartEntry(writer, entry.Id);
            writer.WriteProperty("\"path\":"u8);
            WritePath(writer, entry.Path?.ToList() ?? []);
            if (entry.Label is { } label)
            {
                writer.WriteProperty("\"label\":"u8);
                writer.WriteString(label);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    public static void WriteHasNext(ResultWriter writer, bool hasNext)
    {
        writer.WriteProperty("\"hasNext\":"u8);
        writer.WriteBoolean(hasNext);
    }

    private static void WriteIncremental(ResultWriter writer, List<IncrementalEntry> entries)
    {
        if (entries.Count == 0)
        {
            return;
        }

        writer.WriteProperty("\"incremental\":"u8);
        writer.WriteStartArray();
        foreach (IncrementalEntry entry in entries)
        {
            WriteIncremental(writer, entry);
        }

        writer.WriteEndArray();
    }

    private static void WriteIncremental(ResultWriter writer, IncrementalEntry entry)
    {
        WriteStartEntry(writer, entry.Id);
        if (entry.SubPath.Count > 0)
        {
            writer.WriteProperty("\"subPath\":"u8);
            WritePath(writer, entry.SubPath);
        }

        if (entry.IsItems)
        {
            writer.WriteProperty("\"items\":"u8);
            writer.WriteStartArray();
            WriteValues(writer, entry.Values);
            writer.WriteEndArray();
        }
        else
        {
            writer.WriteProperty("\"data\":"u8);
            WriteValues(writer, entry.Values);
        }

        ErrorWriter.WriteErrors(writer, [.. entry.Values.SelectMany(static value => value.Errors)]);
        writer.WriteEndObject();
    }

    private static void WriteCompleted(ResultWriter writer, List<CompletedEntry> entries)
    {
        if (entries.Count == 0)
        {
            return;
        }

        writer.WriteProperty("\"completed\":"u8);
        writer.WriteStartArray();
        foreach (CompletedEntry entry in entries)
        {
            WriteStartEntry(writer, entry.Id);
            ErrorWriter.WriteErrors(writer, entry.Error is { } error ? [error] : Array.Empty<GraphQLError>());
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteStartEntry(ResultWriter writer, int id)
    {
        writer.WriteStartObject();
        writer.WriteProperty("\"id\":"u8);
        writer.WriteString(id.ToString(CultureInfo.InvariantCulture));
    }

    private static void WriteValues(ResultWriter writer, IReadOnlyList<UnitResult> values)
    {
        foreach (UnitResult value in values)
        {
            if (value.Value is { } written)
            {
                writer.WriteRaw(written.Written.Span);
            }
        }
    }

    private static void WritePath(ResultWriter writer, IReadOnlyList<object> path)
    {
        writer.WriteStartArray();
        foreach (object segment in path)
        {
            if (segment is int index)
            {
                writer.WriteNumber(index);
            }
            else
            {
                writer.WriteString((string)segment);
            }
        }

        writer.WriteEndArray();
    }
}
