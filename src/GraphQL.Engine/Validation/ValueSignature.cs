using System.Globalization;
using System.Text;
using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Engine.Validation;

/// <summary>
/// Writes arguments as a text that is equal exactly when the arguments are the same, whatever the order of names.
/// Comparing n fields so costs n texts instead of n² walks.
/// </summary>
internal static class ValueSignature
{
    public static string Of(IReadOnlyList<ArgumentNode> arguments)
    {
        if (arguments.Count == 0)
        {
            return "";
        }

        var text = new StringBuilder();
        foreach (ArgumentNode argument in arguments.OrderBy(
            static argument => argument.Name.Value, StringComparer.Ordinal))
        {
            text.Append(argument.Name.Value).Append(':');
            Append(text, argument.Value);
            text.Append(' ');
        }

        return text.ToString();
    }

    /// <summary>The text of one value.</summary>
    public static string Of(ValueNode value)
    {
        var text = new StringBuilder();
        Append(text, value);
        return text.ToString();
    }

    private static void Append(StringBuilder text, ValueNode value)
    {
        switch (value)
        {
            case StringValueNode node:
                // The length first: no content can then be taken for the end of the string.
                // As graphql-js, which tells a block string from a string of the same text.
                text.Append(node.IsBlock ? "b" : "")
                    .Append(CultureInfo.InvariantCulture, $"{node.Value.Length}\"")
                    .Append(node.Value);
                break;
            case ListValueNode node:
                AppendList(text, node);
                break;
            case ObjectValueNode node:
                AppendObject(text, node);
                break;
            default:
                text.Append(Leaf(value));
                break;
        }
    }

    private static string Leaf(ValueNode value) => value switch
    {
        VariableNode node => "$" + node.Name.Value,
        IntValueNode node => node.Value,
        FloatValueNode node => node.Value,
        EnumValueNode node => node.Value,
        BooleanValueNode node => node.Value ? "true" : "false",
        NullValueNode => "null",
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "This is no leaf value."),
    };

    private static void AppendList(StringBuilder text, ListValueNode list)
    {
        text.Append('[');
        foreach (ValueNode item in list.Values)
        {
            Append(text, item);
            text.Append(' ');
        }

        text.Append(']');
    }

    private static void AppendObject(StringBuilder text, ObjectValueNode value)
    {
        text.Append('{');
        foreach (ObjectFieldNode field in value.Fields.OrderBy(
            static field => field.Name.Value, StringComparer.Ordinal))
        {
            text.Append(field.Name.Value).Append(':');
            Append(text, field.Value);
            text.Append(' ');
        }

        text.Append('}');
    }
}
