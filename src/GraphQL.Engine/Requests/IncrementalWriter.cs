using System.Globalization;
using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Execution.Incremental;

namespace GraphTenancy.GraphQL.Engine.Requests;

/// <summary>Writes the payloads of incremental delivery, in the format of the reference implementation 17.</summary>
internal static class IncrementalWriter
{
    public static void Write(
        ResultWriter writer, IncrementalPayload payload, IReadOnlyDictionary<string, object?> extensions)
    {
        writer.WriteStartObject();
        WritePending(writer, payload.Pending);
        WriteEntries(writer, "\"incremental\":"u8, payload.Incremental, WriteIncremental);
        WriteEntries(writer, "\"completed\":"u8, payload.Completed, WriteCompleted);
        WriteHasNext(writer, payload.HasNext);
        ErrorWriter.WriteExtensions(writer, extensions);
        writer.WriteEndObject();
    }

    public static void WritePending(ResultWriter writer, IReadOnlyList<PendingEntry> entries) =>
        WriteEntries(writer, "\"pending\":"u8, entries, static (writer, entry) =>
        {
            WriteStartEntry(writer, entry.Id);
            writer.WriteProperty("\"path\":"u8);
            ErrorWriter.WriteValue(writer, entry.Path?.ToList() ?? []);
            if (entry.Label is { } label)
            {
                writer.WriteProperty("\"label\":"u8);
                writer.WriteString(label);
            }

            writer.WriteEndObject();
        });

    public static void WriteHasNext(ResultWriter writer, bool hasNext)
    {
        writer.WriteProperty("\"hasNext\":"u8);
        writer.WriteBoolean(hasNext);
    }

    private static void WriteIncremental(ResultWriter writer, IncrementalEntry entry)
    {
        WriteStartEntry(writer, entry.Id);
        if (entry.SubPath.Count > 0)
        {
            writer.WriteProperty("\"subPath\":"u8);
            ErrorWriter.WriteValue(writer, entry.SubPath);
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

    private static void WriteCompleted(ResultWriter writer, CompletedEntry entry)
    {
        WriteStartEntry(writer, entry.Id);
        ErrorWriter.WriteErrors(writer, entry.Error is { } error ? [error] : Array.Empty<GraphQLError>());
        writer.WriteEndObject();
    }

    // A list without entries is left out.
    private static void WriteEntries<T>(
        ResultWriter writer, ReadOnlySpan<byte> name, IReadOnlyList<T> entries, Action<ResultWriter, T> write)
    {
        if (entries.Count == 0)
        {
            return;
        }

        writer.WriteProperty(name);
        writer.WriteStartArray();
        foreach (T entry in entries)
        {
            write(writer, entry);
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
}
