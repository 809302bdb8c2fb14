using System.Globalization;
using System.Text.Json;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Engine.Types.Scalars;

/// <summary>A signed 32-bit integer.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Int</remarks>
internal sealed class IntType : ScalarType
{
    /// <inheritdoc/>
    public override object CoerceVariable(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number)
            ? number
            : InRange(NumericValue.ToInteger(value), value);

    /// <inheritdoc/>
    public override object CoerceLiteral(ValueNode literal)
    {
        if (literal is not IntValueNode integer)
        {
            throw NotAnInteger(ValueText.Of(literal));
        }

        return int.TryParse(integer.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)
            ? number
            : throw OutOfRange(ValueText.Of(literal));
    }

    /// <inheritdoc/>
    public override void WriteResult(object value, ResultWriter writer)
    {
        if (value is int number)
        {
            writer.WriteNumber(number);
            return;
        }

        object leaf = NumericValue.Unwrap(value);
        Int128? integer = leaf switch
        {
            bool flag => flag ? 1 : 0,
            string { Length: > 0 } text => NumericText.Parse(text) is { } parsed
                ? NumericValue.ToInteger((object)parsed)
                : null,
            _ => NumericValue.ToInteger(leaf),
        };
        writer.WriteNumber(InRange(integer, leaf));
    }

    /// <inheritdoc/>
    public override ValueNode ToLiteral(object value) =>
        new IntValueNode(
            ((IConvertible)value).ToInt32(CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture),
            default);

    private static int InRange(Int128? number, object value) => number switch
    {
        null => throw NotAnInteger(ValueText.Of(value)),
        { } integer when integer >= int.MinValue && integer <= int.MaxValue => (int)integer,
        _ => throw OutOfRange(ValueText.Of(value)),
    };

    private static CoercionException NotAnInteger(string value) =>
        new($"Int cannot represent non-integer value: {value}");

    private static CoercionException OutOfRange(string value) =>
        new($"Int cannot represent non 32-bit signed integer value: {value}");
}
