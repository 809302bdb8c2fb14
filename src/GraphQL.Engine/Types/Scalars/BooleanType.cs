using System.Text.Json;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Engine.Types.Scalars;

/// <summary>True or false.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Boolean</remarks>
internal sealed class BooleanType : ScalarType
{
    /// <inheritdoc/>
    public override object CoerceVariable(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw NotABoolean(ValueText.Of(value)),
    };

    /// <inheritdoc/>
    public override object CoerceLiteral(ValueNode literal) =>
        literal is BooleanValueNode flag ? flag.Value : throw NotABoolean(ValueText.Of(literal));

    /// <inheritdoc/>
    public override void WriteResult(object value, ResultWriter writer)
    {
        object leaf = NumericValue.Unwrap(value);
        bool flag = leaf switch
        {
            bool truth => truth,
            _ when NumericValue.ToDouble(leaf) is { } number => number != 0,
            _ => throw NotABoolean(ValueText.Of(leaf)),
        };
        writer.WriteBoolean(flag);
    }

    /// <inheritdoc/>
    public override ValueNode ToLiteral(object value) => new BooleanValueNode((bool)value, default);

    private static CoercionException NotABoolean(string value) =>
        new($"Boolean cannot represent a non boolean value: {value}");
}
