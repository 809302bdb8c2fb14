using System.Globalization;
using System.Text.Json;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Engine.Types.Scalars;

/// <summary>An opaque identifier: strings and integers come in, strings go out.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-ID</remarks>
internal sealed class IdType : ScalarType
{
    // Longer ones come with an exponent, as doubles.
    private static readonly Int128 MaxExact = Int128.Parse("1000000000000000000000", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override object CoerceVariable(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            return JsonString.Read(value);
        }

        return NumericValue.ToInteger(value) switch
        {
            { } number when Int128.Abs(number) < MaxExact => number.ToString(CultureInfo.InvariantCulture),
            { } => NumericText.Format(value.GetDouble()),
            null => throw new CoercionException($"ID cannot represent value: {ValueText.Of(value)}"),
        };
    }

    /// <inheritdoc/>
    public override object CoerceLiteral(ValueNode literal) => literal switch
    {
        StringValueNode text => text.Value,
        IntValueNode number => number.Value,
        _ => throw new CoercionException(
            $"ID cannot represent a non-string and non-integer value: {ValueText.Of(literal)}"),
    };

    /// <inheritdoc/>
    public override void WriteResult(object value, ResultWriter writer)
    {
        switch (value)
        {
            case string text:
                writer.WriteString(text);
                break;
            case Guid id:
                writer.WriteString(id);
                break;
            default:
                object leaf = NumericValue.Unwrap(value);
                writer.WriteString(leaf as string ?? ToText(leaf));
                break;
        }
    }

    /// <inheritdoc/>
    public override ValueNode ToLiteral(object value) =>
        new StringValueNode(value as string ?? ToText(value), IsBlock: false, default);

    private static string ToText(object value) => value switch
    {
        Guid id => id.ToString(),
        double number when double.IsInteger(number) => NumericText.Format(number),
        _ when NumericValue.ToInteger(value) is { } number => number.ToString(CultureInfo.InvariantCulture),
        _ => throw new CoercionException($"ID cannot represent value: {ValueText.Of(value)}"),
    };
}
