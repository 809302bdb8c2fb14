using System.Globalization;
using System.Text.Json;
using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.Oracle.Tests.World;

namespace GraphTenancy.Oracle.Tests.Reference;

/// <summary>
/// Input values by the specification: a single value is a list of one, a variable without a value is as if its field
/// were not written. The result is null, <see cref="bool"/>, <see cref="decimal"/>, <see cref="string"/>,
/// a list, or a dictionary in the order in which the client wrote it.
/// </summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Input-Objects.Input-Coercion</remarks>
internal sealed class Inputs(SchemaModel schema)
{
    /// <summary>The variables of a request; what is not provided and has no default is missing.</summary>
    public Dictionary<string, object?> Variables(OperationDefinitionNode operation, JsonElement provided)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (VariableDefinitionNode definition in operation.VariableDefinitions)
        {
            string name = definition.Variable.Name.Value;
            TypeReference type = Resolve(definition.Type);
            if (provided.TryGetProperty(name, out JsonElement value))
            {
                values[name] = FromJson(type, value);
            }
            else if (definition.DefaultValue is { } literal)
            {
                values[name] = FromLiteral(type, literal, values);
            }
        }

        return values;
    }

    /// <summary>The arguments of a field; those that are not given are missing.</summary>
    public Dictionary<string, object?> Arguments(
        FieldModel field, IReadOnlyList<ArgumentNode> given, IReadOnlyDictionary<string, object?> variables)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (InputModel argument in field.Arguments)
        {
            ValueNode? literal = given.FirstOrDefault(node => node.Name.Value == argument.Name)?.Value;
            if (literal is not null && !IsMissing(literal, variables))
            {
                values[argument.Name] = FromLiteral(argument.Type, literal, variables);
            }
            else if (argument.DefaultValue is { } text)
            {
                values[argument.Name] = FromLiteral(argument.Type, GraphQLParser.ParseValue(text), variables);
            }
        }

        return values;
    }

    /// <summary>A list of input objects that stands in a document.</summary>
    public object? Literal(string itemType, string text) => FromLiteral(
        new TypeReference("LIST", null, new TypeReference("INPUT_OBJECT", itemType, null)),
        GraphQLParser.ParseValue(text),
        new Dictionary<string, object?>());

    private static bool IsMissing(ValueNode literal, IReadOnlyDictionary<string, object?> variables) =>
        literal is VariableNode variable && !variables.ContainsKey(variable.Name.Value);

    private object? FromLiteral(TypeReference type, ValueNode literal, IReadOnlyDictionary<string, object?> variables)
    {
        switch (literal)
        {
            case VariableNode variable:
                return variables.GetValueOrDefault(variable.Name.Value);
            case NullValueNode:
                return null;
            case ListValueNode list:
                return list.Values.Select(item => FromLiteral(type.Item, item, variables)).ToList();
            case var _ when type.IsList:
                return new List<object?> { FromLiteral(type.Item, literal, variables) };
            case ObjectValueNode fields:
                return fields.Fields.Where(field => !IsMissing(field.Value, variables)).ToDictionary(
                    static field => field.Name.Value,
                    field => FromLiteral(InputType(type, field.Name.Value), field.Value, variables));
            case BooleanValueNode boolean:
                return boolean.Value;
            case IntValueNode number:
                return Number(number.Value);
            case FloatValueNode number:
                return Number(number.Value);
            case StringValueNode text:
                return text.Value;
            case EnumValueNode name:
                return name.Value;
            default:
                throw new InvalidOperationException($"{literal}");
        }
    }

    private object? FromJson(TypeReference type, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Array => value.EnumerateArray().Select(item => FromJson(type.Item, item)).ToList(),
        _ when type.IsList => new List<object?> { FromJson(type.Item, value) },
        JsonValueKind.Object => value.EnumerateObject().ToDictionary(
            static field => field.Name, field => FromJson(InputType(type, field.Name), field.Value)),
        JsonValueKind.True or JsonValueKind.False => value.GetBoolean(),
        JsonValueKind.Number => Number(value.GetRawText()),
        _ => value.GetString(),
    };

    private static object Number(string text) => decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private TypeReference InputType(TypeReference type, string field) => schema[type.Inner].Input(field).Type;

    private TypeReference Resolve(TypeNode type) => type switch
    {
        NonNullTypeNode nonNull => new TypeReference("NON_NULL", null, Resolve(nonNull.Type)),
        ListTypeNode list => new TypeReference("LIST", null, Resolve(list.Type)),
        NamedTypeNode named => new TypeReference(schema[named.Name.Value].Kind, named.Name.Value, null),
        _ => throw new InvalidOperationException($"{type}"),
    };
}
