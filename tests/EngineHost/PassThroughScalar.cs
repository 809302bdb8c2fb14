using System.Text.Json;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types;

namespace GraphTenancy.EngineHost;

/// <summary>A custom scalar without a behaviour of its own: JSON passes through, literals are like JSON.</summary>
internal sealed class PassThroughScalar : ScalarType
{
    /// <inheritdoc/>
    public override object CoerceVariable(JsonElement value) => value.Clone();

    /// <inheritdoc/>
    public override object CoerceLiteral(ValueNode literal) => CoerceLiteral(literal, variables: null);

    /// <inheritdoc/>
    internal override object CoerceLiteral(ValueNode literal, VariableValues? variables) => Read(literal, variables)
        ?? throw new CoercionException($"{Name} cannot represent null.");

    /// <inheritdoc/>
    public override void WriteResult(object value, ResultWriter writer) => JavaScriptText.Write(writer, value);

    /// <inheritdoc/>
    public override ValueNode ToLiteral(object value) =>
        throw new NotSupportedException("Defaults of SDL are literals already.");

    private static object? Read(ValueNode literal, VariableValues? variables) => literal switch
    {
        BooleanValueNode flag => flag.Value,
        IntValueNode number => JavaScriptNumber.Read(number.Value),
        FloatValueNode number => JavaScriptNumber.Read(number.Value),
        StringValueNode text => text.Value,
        EnumValueNode name => name.Value,
        VariableNode variable => variables?.Values.GetValueOrDefault(variable.Name.Value),
        ListValueNode list => list.Values.Select(item => Read(item, variables)).ToArray(),
        ObjectValueNode fields => ReadFields(fields, variables),
        _ => null,
    };

    private static Dictionary<string, object?> ReadFields(ObjectValueNode node, VariableValues? variables)
    {
        var fields = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (ObjectFieldNode field in node.Fields)
        {
            bool isAbsent = field.Value is VariableNode variable
                && variables?.Values.ContainsKey(variable.Name.Value) != true;
            if (!isAbsent)
            {
                fields[field.Name.Value] = Read(field.Value, variables);
            }
        }

        return fields;
    }
}
