using System.Globalization;
using System.Text.Json;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Engine.Types.Scalars;

/// <summary>An exact decimal number of up to 28 digits, a JSON number like Hot Chocolate's.</summary>
internal sealed class DecimalType : ScalarType
{
    /// <inheritdoc/>
    public override object CoerceVariable(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out decimal number)
            ? number
            : throw NotADecimal(ValueText.Of(value));

    /// <inheritdoc/>
    public override object CoerceLiteral(ValueNode literal)
    {
        string? text = literal switch
        {
            FloatValueNode real => real.Value,
            IntValueNode integer => integer.Value,
            _ => null,
        };
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number)
            ? number
            : throw NotADecimal(ValueText.Of(literal));
    }

    /// <inheritdoc/>
    public override void WriteResult(object value, ResultWriter writer)
    {
        switch (value)
        {
            case decimal number:
                writer.WriteNumber(number);
                break;
            case JsonElement json:
                writer.WriteNumber((decimal)CoerceVariable(json));
                break;
            default:
                writer.WriteNumber(Convert(value));
                break;
        }
    }

    /// <inheritdoc/>
    public override ValueNode ToLiteral(object value)
    {
        string text = Convert(value).ToString(CultureInfo.InvariantCulture);
        return text.Contains('.') ? new FloatValueNode(text, default) : new IntValueNode(text, default);
    }

    private static decimal Convert(object value)
    {
        if (value is decimal number)
        {
            return number;
        }

        // The bound keeps the conversions from overflowing: decimal ends near 7.9e28.
        return NumericValue.ToDouble(value) is { } real && Math.Abs(real) < 7.9e28
            ? NumericValue.ToInteger(value) is { } integer ? (decimal)integer : (decimal)real
            : throw NotADecimal(ValueText.Of(value));
    }

    private static CoercionException NotADecimal(string value) =>
        new($"Decimal cannot represent non numeric value or more than 28 digits: {value}");
}
