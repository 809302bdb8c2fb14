using System.Globalization;
using System.Text;

namespace GraphTenancy.GraphQL.Engine.Language;

/// <content>Values and type references.</content>
public sealed partial class SyntaxPrinter
{
    private void WriteValue(ValueNode value)
    {
        switch (value)
        {
            case IntValueNode number:
                Write(number.Value);
                break;
            case FloatValueNode number:
                Write(number.Value);
                break;
            case StringValueNode text:
                Write(text.IsBlock && BlockString.TryPrint(text.Value, out string? block) ? block : Quote(text.Value));
                break;
            case BooleanValueNode boolean:
                Write(boolean.Value ? "true" : "false");
                break;
            case NullValueNode:
                Write("null");
                break;
            case EnumValueNode name:
                Write(name.Value);
                break;
            case VariableNode variable:
                Write("$");
                Write(variable.Name.Value);
                break;
            case ListValueNode list:
                WriteList(list);
                break;
            case ObjectValueNode fields:
                WriteObject(fields);
                break;
            default:
                throw new ArgumentException($"A {value.GetType().Name} cannot be printed.", nameof(value));
        }
    }

    private void WriteList(ListValueNode list)
    {
        SyntaxWriter.Group group = WriteItems("[", list.Values, ", ");
        _writer.Close(group, "]", isBroken: _writer.LengthOf(group) + 2 > MaxLineLength);
    }

    private void WriteObject(ObjectValueNode value)
    {
        SyntaxWriter.Group group = WriteItems("{", value.Fields, ", ");
        _writer.Close(group, "}", isBroken: _writer.LengthOf(group) + 4 > MaxLineLength, padding: " ");
    }

    private void WriteType(TypeNode type)
    {
        switch (type)
        {
            case NamedTypeNode named:
                Write(named.Name.Value);
                break;
            case ListTypeNode list:
                Write("[");
                Write(list.Type);
                Write("]");
                break;
            case NonNullTypeNode nonNull:
                Write(nonNull.Type);
                Write("!");
                break;
            default:
                throw new ArgumentException($"A {type.GetType().Name} cannot be printed.", nameof(type));
        }
    }

    // Escapes what the grammar demands, and control characters, which an editor would not show.
    private static string Quote(string value)
    {
        var quoted = new StringBuilder(value.Length + 2).Append('"');
        foreach (char character in value)
        {
            int escape = "\"\\\b\f\n\r\t".IndexOf(character);
            if (escape >= 0)
            {
                quoted.Append('\\').Append("\"\\bfnrt"[escape]);
            }
            else if (char.IsControl(character))
            {
                quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:X4}");
            }
            else
            {
                quoted.Append(character);
            }
        }

        return quoted.Append('"').ToString();
    }
}
