using System.Text.Json;
using GraphTenancy.GraphQL.Engine.Types;

namespace GraphTenancy.GraphQL.Engine.Execution.Costs;

/// <summary>A variable that holds input objects; weighed once per request, wherever it stands.</summary>
/// <param name="Name">The variable.</param>
/// <param name="Type">The input object, in a list or not.</param>
/// <param name="Default">What the variable's default weighs.</param>
internal sealed record VariableInput(string Name, InputObjectType Type, double Default)
{
    /// <summary>What the variable weighs in a request.</summary>
    public double Evaluate(JsonElement variables) =>
        variables.ValueKind == JsonValueKind.Object && variables.TryGetProperty(Name, out JsonElement value)
            ? InputWeights.Of(value, Type)
            : Default;
}
