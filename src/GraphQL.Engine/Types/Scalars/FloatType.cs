using System.Globalization;
using System.Text.Json;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Engine.Types.Scalars;

/// <summary>A finite double-precision number.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Float</remarks>
internal sealed class FloatType : ScalarType
{
    /// <inheritdoc/>
    public override object CoerceVariable(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double number) && double.IsFinite(number)
            ? number
            : throw NotANumber(ValueText.Of(value));

    /// <inheritdoc/>
    public override object CoerceLiteral(ValueNode literal)
    {
        string? text = literal switch
        {
            FloatValueNode real => real.Value,
            IntValueNode integer => integer.Value,
            _ => null,
        };
        return text is not null && NumericValue.ParseDouble(text) is { } number
            ? number
            : throw NotANumber(ValueText.Of(literal));
    }

    /// <inheritdoc/>
    public override void WriteResult(object value, ResultWriter writer)
    {
        if (value is double number && double.IsFinite(number))
        {
            writer.WriteNumber(number);
            return;
        }

        object leaf = NumericValue.Unwrap(value);
        double? real = leaf switch
        {
            bool flag => flag ? 1 : 0,
            string { Length: > 0 } text => NumericText.Parse(text),
            _ => NumericValue.ToDouble(leaf),
        };
        writer.WriteNumber(real ?? throw NotANumber(ValueText.Of(leaf)));
    }

    /// <inheritdoc/>
    public override ValueNode ToLiteral(object value)
    {
        double number = ((IConvertible)value).ToDouble(CultureInfo.InvariantCulture);
        string text = number.ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().ContainsAny('.', 'E')
            ? new FloatValueNode(text, default)
            : new IntValueNode(text, default);
    }

    private static CoercionException NotANumber(string value) =>
        new($"Float cannot represent non numeric value: {value}");
}
