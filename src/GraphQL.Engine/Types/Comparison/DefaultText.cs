using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Engine.Types.Comparison;

/// <summary>Literals as text that does not depend on the order of object fields.</summary>
internal static class DefaultText
{
    /// <summary>The default of an element; <see langword="null"/> when there is none.</summary>
    public static string? Of(InputValueDefinition input) => input.DefaultValue is { } value ? Of(value) : null;

    /// <summary>A literal.</summary>
    public static string Of(ValueNode value) => SyntaxPrinter.Print(Sort(value));

    private static ValueNode Sort(ValueNode value) => value switch
    {
        ListValueNode list => list with { Values = [.. list.Values.Select(Sort)] },
        ObjectValueNode fields => fields with
        {
            Fields =
            [
                .. fields.Fields.OrderBy(static field => field.Name.Value, StringComparer.Ordinal)
                    .Select(static field => field with { Value = Sort(field.Value) }),
            ],
        },
        _ => value,
    };
}
