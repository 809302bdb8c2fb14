using System.Globalization;
using System.Text.Json;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Engine.Types.Scalars;

/// <summary>A signed 64-bit integer, a JSON number like Hot Chocolate's.</summary>
internal sealed class LongType : ScalarType
{
    /// <inheritdoc/>
    public override object CoerceVariable(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out long number)
            ? number
            : InRange(NumericValue.ToInteger(value), value);

    /// <inheritdoc/>
    public override object CoerceLiteral(ValueNode literal)
    {
        if (literal is not IntValueNode integer)
        {
            throw NotAnInteger(ValueText.Of(literal));
        }

        return long.TryParse(
            integer.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)
            ? number
            : throw OutOfRange(ValueText.Of(literal));
    }

    /// <inheritdoc/>
    public override void WriteResult(object value, ResultWriter writer)
    {
        if (value is long number)
        {
            writer.WriteNumber(number);
            return;
        }

        Int128? integer = value is JsonElement json ? NumericValue.ToInteger(json) : NumericValue.ToInteger(value);
        writer.WriteNumber(InRange(integer, value));
    }

    /// <inheritdoc/>
    public override ValueNode ToLiteral(object value) =>
        new IntValueNode(
            ((IConvertible)value).ToInt64(CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture),
            default);

    private static long InRange(Int128? number, object value) => number switch
    {
        null => throw NotAnInteger(ValueText.Of(value)),
        { } integer when integer >= long.MinValue && integer <= long.MaxValue => (long)integer,
        _ => throw OutOfRange(ValueText.Of(value)),
    };

    private static CoercionException NotAnInteger(string value) =>
        new($"Long cannot represent non-integer value: {value}");

    private static CoercionException OutOfRange(string value) =>
        new($"Long cannot represent non 64-bit signed integer value: {value}");
}
