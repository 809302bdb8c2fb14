using System.Globalization;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types.Scalars;

namespace GraphTenancy.GraphQL.Engine.Types.Coercion;

/// <summary>
/// Says why a literal cannot be coerced: the first fault in the order of the type's fields. Only asked after
/// <see cref="LiteralCoercion"/> has refused it, so that coercion itself keeps no paths.
/// </summary>
/// <remarks>The messages are those of the reference implementation.</remarks>
internal sealed class LiteralCheck
{
    private readonly VariableValues? _variables;

    private LiteralCheck(VariableValues? variables) => _variables = variables;

    /// <summary>The fault of a literal that was refused with an exception.</summary>
    public static LiteralFault Find(
        ValueNode literal, GraphQLType type, VariableValues? variables, CoercionException refusal) =>
        new LiteralCheck(variables).Check(literal, type, string.Empty)
        ?? new LiteralFault(refusal.Message, string.Empty, literal);

    /// <summary>What an input object that is <c>@oneOf</c> asks for.</summary>
    public static string OneOfMessage(InputObjectType type) =>
        $"Within OneOf Input Object type \"{type.Name}\", exactly one field must be specified, "
        + "and the value for that field must be non-null.";

    private LiteralFault? Check(ValueNode literal, GraphQLType type, string path)
    {
        if (literal is VariableNode variable)
        {
            return type.IsNonNull ? CheckRequiredVariable(variable, type, path) : null;
        }

        if (literal is NullValueNode)
        {
            return type.IsNonNull
                ? new LiteralFault($"Expected value of non-null type \"{type}\" not to be null.", path, literal)
                : null;
        }

        return type.NullableType switch
        {
            ListType list when literal is ListValueNode items => CheckItems(items, list, path),
            ListType list => Check(literal, list.ItemType, path),
            InputObjectType input => CheckInputObject(literal, input, path),
            _ => CheckLeaf(literal, type.NullableType, path),
        };
    }

    private LiteralFault? CheckRequiredVariable(VariableNode variable, GraphQLType type, string path)
    {
        if (_variables?.Values.TryGetValue(variable.Name.Value, out object? value) is not true)
        {
            return new LiteralFault(
                $"Expected variable \"${variable.Name.Value}\" provided to type \"{type}\" to provide a runtime value.",
                path,
                variable);
        }

        return value is not null ? null : new LiteralFault(
            $"Expected variable \"${variable.Name.Value}\" provided to non-null type \"{type}\" not to be null.",
            path,
            variable);
    }

    private LiteralFault? CheckItems(ListValueNode items, ListType list, string path)
    {
        for (int i = 0; i < items.Values.Count; i++)
        {
            string at = $"{path}[{i.ToString(CultureInfo.InvariantCulture)}]";
            if (Check(items.Values[i], list.ItemType, at) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    private LiteralFault? CheckInputObject(ValueNode literal, InputObjectType input, string path)
    {
        if (literal is not ObjectValueNode node)
        {
            return new LiteralFault(
                $"Expected value of type \"{input.Name}\" to be an object, found: {ValueText.Of(literal)}.",
                path,
                literal);
        }

        foreach (InputValueDefinition field in input.Fields)
        {
            ValueNode? given = node.Fields.LastOrDefault(each => each.Name.Value == field.Name)?.Value;
            if (CheckField(given, field, node, input, path) is { } fault)
            {
                return fault;
            }
        }

        return FindUnknownField(node, input, path) ?? (input.IsOneOf ? CheckOneOf(node, input, path) : null);
    }

    private LiteralFault? CheckField(
        ValueNode? given, InputValueDefinition field, ObjectValueNode owner, InputObjectType input, string path)
    {
        if (given is null)
        {
            return !field.IsRequired ? null : new LiteralFault(
                $"Expected value of type \"{input.Name}\" to include required field \"{field.Name}\", "
                + $"found: {ValueText.Of(owner)}.",
                path,
                owner);
        }

        if (given is VariableNode variable && _variables is not null)
        {
            bool isGiven = _variables.Values.TryGetValue(variable.Name.Value, out object? value);
            if (input.IsOneOf && value is null)
            {
                string missing = isGiven ? "not to be null." : "to provide a runtime value.";
                return new LiteralFault(
                    $"Expected variable \"${variable.Name.Value}\" provided to field \"{field.Name}\" for OneOf Input "
                    + $"Object type \"{input.Name}\" {missing}",
                    path,
                    owner);
            }

            if (!isGiven && !field.IsRequired)
            {
                return null;
            }
        }

        return Check(given, field.Type, $"{path}.{field.Name}");
    }

    private static LiteralFault? FindUnknownField(ObjectValueNode node, InputObjectType input, string path)
    {
        foreach (ObjectFieldNode field in node.Fields)
        {
            if (input.FindField(field.Name.Value) is null)
            {
                return new LiteralFault(
                    $"Expected value of type \"{input.Name}\" not to include unknown field \"{field.Name.Value}\", "
                    + $"found: {ValueText.Of(node)}.",
                    path,
                    new ObjectValueNode([field], field.Location));
            }
        }

        return null;
    }

    private static LiteralFault? CheckOneOf(ObjectValueNode node, InputObjectType input, string path)
    {
        if (node.Fields.Count != 1)
        {
            return new LiteralFault(OneOfMessage(input), path, node);
        }

        ObjectFieldNode only = node.Fields[0];
        return only.Value is NullValueNode
            ? new LiteralFault(OneOfMessage(input), $"{path}.{only.Name.Value}", node)
            : null;
    }

    private LiteralFault? CheckLeaf(ValueNode literal, GraphQLType type, string path)
    {
        try
        {
            LiteralCoercion.Coerce(literal, type, _variables);
            return null;
        }
        catch (CoercionException exception)
        {
            return new LiteralFault(exception.Message, path, literal);
        }
    }
}
