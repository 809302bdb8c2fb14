using System.Globalization;
using System.Text.Json;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Engine.Types.Scalars;

/// <summary>A text.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-String</remarks>
internal sealed class StringType : ScalarType
{
    /// <inheritdoc/>
    public override object CoerceVariable(JsonElement value) =>
        value.ValueKind == JsonValueKind.String
            ? JsonString.Read(value)
            : throw NotAString(ValueText.Of(value));

    /// <inheritdoc/>
    public override object CoerceLiteral(ValueNode literal) =>
        literal is StringValueNode text ? text.Value : throw NotAString(ValueText.Of(literal));

    /// <inheritdoc/>
    public override void WriteResult(object value, ResultWriter writer)
    {
        if (value is string text)
        {
            writer.WriteString(text);
            return;
        }

        writer.WriteString(ToText(NumericValue.Unwrap(value)));
    }

    /// <inheritdoc/>
    public override ValueNode ToLiteral(object value) => new StringValueNode(ToText(value), IsBlock: false, default);

    // Characters, uuids, enum members and addresses have one obvious text; other objects do not.
    private static string ToText(object value) => value switch
    {
        string text => text,
        bool flag => flag ? "true" : "false",
        char or Guid or Uri or Enum => value.ToString()!, // None of these returns null.
        double or float when NumericValue.ToDouble(value) is { } number => NumericText.Format(number),
        IFormattable number when NumericValue.ToDouble(value) is not null =>
            number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new CoercionException($"String cannot represent value: {ValueText.Of(value)}"),
    };

    private static CoercionException NotAString(string value) =>
        new($"String cannot represent a non string value: {value}");
}
