using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types.Scalars;

namespace GraphTenancy.GraphQL.Engine.Types.Coercion;

/// <summary>Turns literals into run-time values.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Input-Values</remarks>
public static class LiteralCoercion
{
    /// <summary>Coerces a literal, in which variables may stand.</summary>
    /// <param name="literal">The literal.</param>
    /// <param name="type">An input type.</param>
    /// <param name="variables">The coerced variables; <see langword="null"/> where the grammar allows none.</param>
    /// <returns>
    /// The run-time value. A variable without a value is null here; who must tell absent from null looks first.
    /// </returns>
    /// <exception cref="CoercionException">The literal does not belong to the type.</exception>
    public static object? Coerce(ValueNode literal, GraphQLType type, VariableValues? variables) => literal switch
    {
        VariableNode variable => CoerceVariable(variable, type, variables),
        NullValueNode => type.IsNonNull ? throw NullRefused(type) : null,
        _ => CoerceNullable(literal, type.NullableType, variables),
    };

    /// <summary>Whether the literal is a variable that has no value.</summary>
    internal static bool IsAbsent(ValueNode literal, VariableValues? variables) =>
        literal is VariableNode variable && variables?.Values.ContainsKey(variable.Name.Value) != true;

    private static object? CoerceVariable(VariableNode variable, GraphQLType type, VariableValues? variables)
    {
        object? value = variables?.Values.GetValueOrDefault(variable.Name.Value);
        return value is null && type.IsNonNull ? throw NullRefused(type) : value;
    }

    private static object CoerceNullable(ValueNode literal, GraphQLType type, VariableValues? variables) => type switch
    {
        ListType list => CoerceList(literal, list, variables),
        InputObjectType input => CoerceInputObject(literal, input, variables),
        EnumType set => CoerceEnum(literal, set),
        ScalarType scalar => scalar.CoerceLiteral(literal, variables),
        _ => throw new CoercionException($"{type} is no input type."),
    };

    // A single item stands for a list of one.
    private static object?[] CoerceList(ValueNode literal, ListType list, VariableValues? variables)
    {
        if (literal is not ListValueNode items)
        {
            return [Coerce(literal, list.ItemType, variables)];
        }

        var values = new object?[items.Values.Count];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = Coerce(items.Values[i], list.ItemType, variables);
        }

        return values;
    }

    private static object CoerceEnum(ValueNode literal, EnumType set)
    {
        if (literal is not EnumValueNode name)
        {
            throw new CoercionException(
                $"Enum \"{set.Name}\" cannot represent non-enum value: {ValueText.Of(literal)}.");
        }

        return set.FindByName(name.Value)?.Value
            ?? throw new CoercionException($"Value \"{name.Value}\" does not exist in \"{set.Name}\" enum.");
    }

    private static object CoerceInputObject(ValueNode literal, InputObjectType input, VariableValues? variables)
    {
        if (literal is not ObjectValueNode node)
        {
            throw new CoercionException($"Expected type \"{input.Name}\" to be an object.");
        }

        Dictionary<string, ValueNode> given = IndexFields(node, input);
        if (input.IsOneOf)
        {
            CheckOneOf(given, input, variables);
        }

        var fields = new Dictionary<string, object?>(input.Fields.Count, StringComparer.Ordinal);
        foreach (InputValueDefinition field in input.Fields)
        {
            CoerceField(field, input, given.GetValueOrDefault(field.Name), variables, fields);
        }

        return input.CreateInstance?.Invoke(fields) ?? fields;
    }

    private static Dictionary<string, ValueNode> IndexFields(ObjectValueNode node, InputObjectType input)
    {
        var given = new Dictionary<string, ValueNode>(node.Fields.Count, StringComparer.Ordinal);
        foreach (ObjectFieldNode field in node.Fields)
        {
            if (input.FindField(field.Name.Value) is null)
            {
                throw new CoercionException($"Field \"{field.Name.Value}\" is not defined by type \"{input.Name}\".");
            }

            // Two of one name come only from a document that was not validated; the last one counts.
            given[field.Name.Value] = field.Value;
        }

        return given;
    }

    private static void CoerceField(
        InputValueDefinition field,
        InputObjectType input,
        ValueNode? literal,
        VariableValues? variables,
        Dictionary<string, object?> fields)
    {
        if (literal is not null && !IsAbsent(literal, variables))
        {
            fields.Add(field.Name, field.Format(Coerce(literal, field.Type, variables)));
        }
        else if (field.DefaultValue is not null)
        {
            fields.Add(field.Name, field.CoerceDefault());
        }
        else if (field.Type.IsNonNull)
        {
            throw new CoercionException(
                $"Field \"{input.Name}.{field.Name}\" of required type \"{field.Type}\" was not provided.");
        }
    }

    private static void CheckOneOf(
        Dictionary<string, ValueNode> given, InputObjectType input, VariableValues? variables)
    {
        if (given.Count != 1)
        {
            throw new CoercionException($"Exactly one key must be specified for OneOf type \"{input.Name}\".");
        }

        (string key, ValueNode literal) = given.First();
        bool isNull = literal is NullValueNode
            || (literal is VariableNode variable && variables?.Values.GetValueOrDefault(variable.Name.Value) is null);
        if (isNull)
        {
            throw new CoercionException($"Field \"{input.Name}.{key}\" must be non-null.");
        }
    }

    private static CoercionException NullRefused(GraphQLType type) =>
        new($"Expected value of non-null type \"{type}\" not to be null.");
}
