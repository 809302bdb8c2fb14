using System.Text.Json;
using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types;
using GraphTenancy.GraphQL.Engine.Types.Costs;

namespace GraphTenancy.GraphQL.Engine.Execution.Costs;

/// <summary>What arguments and input fields weigh: each that is given, with all that it holds.</summary>
/// <remarks>https://ibm.github.io/graphql-specs/cost-spec.html#sec-weight</remarks>
internal static class InputWeights
{
    /// <summary>The weight of the argument or input field itself.</summary>
    public static double Of(InputValueDefinition definition) =>
        CostDirective.FindWeight(definition.AppliedDirectives) ?? (definition.Type.Named is InputObjectType ? 1 : 0);

    /// <summary>What a literal holds; <paramref name="noteVariable"/> takes the variables in it.</summary>
    public static double Of(ValueNode value, NamedType type, Action<string, InputObjectType> noteVariable)
    {
        switch (value)
        {
            case VariableNode variable when type is InputObjectType input:
                noteVariable(variable.Name.Value, input);
                return 0;
            case ListValueNode list:
                return list.Values.Sum(item => Of(item, type, noteVariable));
            case ObjectValueNode fields when type is InputObjectType input:
                return fields.Fields.Sum(field => OfField(field, input, noteVariable));
            default:
                return 0;
        }
    }

    /// <summary>What a variable's value holds; the JSON reader has bounded its depth.</summary>
    public static double Of(JsonElement value, NamedType type)
    {
        if (type is not InputObjectType input)
        {
            return 0;
        }

        return value.ValueKind switch
        {
            JsonValueKind.Array => value.EnumerateArray().Sum(item => Of(item, type)),
            JsonValueKind.Object => value.EnumerateObject().Sum(field => OfField(field, input)),
            _ => 0,
        };
    }

    private static double OfField(
        ObjectFieldNode field, InputObjectType input, Action<string, InputObjectType> noteVariable) =>
        input.FindField(field.Name.Value) is { } definition && field.Value is not NullValueNode
            ? Of(definition) + Of(field.Value, definition.Type.Named, noteVariable)
            : 0;

    private static double OfField(JsonProperty field, InputObjectType input) =>
        input.FindField(field.Name) is { } definition && field.Value.ValueKind != JsonValueKind.Null
            ? Of(definition) + Of(field.Value, definition.Type.Named)
            : 0;
}
