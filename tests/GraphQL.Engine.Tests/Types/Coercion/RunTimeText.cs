using System.Globalization;

namespace GraphTenancy.GraphQL.Engine.Tests.Types.Coercion;

/// <summary>Run-time values as text, for tables of expected values.</summary>
internal static class RunTimeText
{
    public static string Of(object? value) => value switch
    {
        null => "null",
        string text => text,
        IReadOnlyDictionary<string, object?> fields =>
            $"{{{string.Join(", ", fields.Select(static field => $"{field.Key}: {Of(field.Value)}"))}}}",
        IEnumerable<object?> items => $"[{string.Join(", ", items.Select(Of))}]",
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty,
    };
}
