using System.Collections;
using System.Globalization;
using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Execution;

namespace GraphTenancy.GraphQL.Engine.Requests;

/// <summary>Writes <c>errors</c> and <c>extensions</c>.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Errors</remarks>
internal static class ErrorWriter
{
    public static void WriteErrors(ResultWriter writer, IReadOnlyList<GraphQLError> errors)
    {
        if (errors.Count == 0)
        {
            return;
        }

        writer.WriteProperty("\"errors\":"u8);
        writer.WriteStartArray();
        foreach (GraphQLError error in errors)
        {
            WriteError(writer, error);
        }

        writer.WriteEndArray();
    }

    public static void WriteExtensions(ResultWriter writer, IReadOnlyDictionary<string, object?> extensions)
    {
        if (extensions.Count > 0)
        {
            writer.WriteProperty("\"extensions\":"u8);
            WriteValue(writer, extensions);
        }
    }

    /// <summary>Writes a value as JSON: a scalar, a map, or a list such as a path.</summary>
    public static void WriteValue(ResultWriter writer, object? value)
    {
        switch (value)
        {
            case null: writer.WriteNull(); break;
            case string text: writer.WriteString(text); break;
            case bool flag: writer.WriteBoolean(flag); break;
            case byte or sbyte or short or ushort or int or uint or long:
                writer.WriteNumber(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case decimal or ulong: writer.WriteNumber(Convert.ToDecimal(value, CultureInfo.InvariantCulture)); break;
            case float or double when double.IsFinite(Convert.ToDouble(value, CultureInfo.InvariantCulture)):
                writer.WriteNumber(Convert.ToDouble(value, CultureInfo.InvariantCulture));
                break;
            case Guid id: writer.WriteString(id); break;
            case DateTime or DateTimeOffset:
                writer.WriteString(((IFormattable)value).ToString("O", CultureInfo.InvariantCulture));
                break;
            case IReadOnlyDictionary<string, object?> map: WriteMap(writer, map); break;
            case IEnumerable items: WriteList(writer, items); break;
            default: writer.WriteString(Convert.ToString(value, CultureInfo.InvariantCulture)); break;
        }
    }

    private static void WriteError(ResultWriter writer, GraphQLError error)
    {
        writer.WriteStartObject();
        writer.WriteProperty("\"message\":"u8);
        writer.WriteString(error.Message);
        if (error.Locations.Count > 0)
        {
            WriteLocations(writer, error.Locations);
        }

        if (error.Path is not null)
        {
            writer.WriteProperty("\"path\":"u8);
            WriteValue(writer, error.Path.ToList());
        }

        if (error.Code is not null || error.Extensions is { Count: > 0 })
        {
            WriteErrorExtensions(writer, error);
        }

        writer.WriteEndObject();
    }

    private static void WriteLocations(ResultWriter writer, IReadOnlyList<SourceLocation> locations)
    {
        writer.WriteProperty("\"locations\":"u8);
        writer.WriteStartArray();
        foreach (SourceLocation location in locations)
        {
            writer.WriteStartObject();
            writer.WriteProperty("\"line\":"u8);
            writer.WriteNumber(location.Line);
            writer.WriteProperty("\"column\":"u8);
            writer.WriteNumber(location.Column);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteErrorExtensions(ResultWriter writer, GraphQLError error)
    {
        writer.WriteProperty("\"extensions\":"u8);
        writer.WriteStartObject();
        if (error.Code is not null)
        {
            writer.WriteProperty("\"code\":"u8);
            writer.WriteString(error.Code);
        }

        foreach ((string name, object? value) in error.Extensions ?? new Dictionary<string, object?>())
        {
            // The code is the property's; an extension of that name would make the key stand twice.
            if (error.Code is null || name != "code")
            {
                writer.WritePropertyName(name);
                WriteValue(writer, value);
            }
        }

        writer.WriteEndObject();
    }

    private static void WriteMap(ResultWriter writer, IReadOnlyDictionary<string, object?> map)
    {
        writer.WriteStartObject();
        foreach ((string name, object? value) in map)
        {
            writer.WritePropertyName(name);
            WriteValue(writer, value);
        }

        writer.WriteEndObject();
    }

    private static void WriteList(ResultWriter writer, IEnumerable items)
    {
        writer.WriteStartArray();
        foreach (object? item in items)
        {
            WriteValue(writer, item);
        }

        writer.WriteEndArray();
    }
}
