using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types;
using GraphTenancy.GraphQL.Engine.Types.Scalars;

namespace GraphTenancy.GraphQL.Engine.Validation.Rules;

/// <summary>Literals belong to the type of their place, <c>@oneOf</c> input objects included.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Values-of-Correct-Type</remarks>
internal sealed class ValuesOfCorrectTypeRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterArgument(ArgumentNode argument)
    {
        if (Context.Types.InputType is { } type)
        {
            Check(argument.Value, type);
        }
    }

    public override void EnterVariableDefinition(VariableDefinitionNode variable)
    {
        if (variable.DefaultValue is not null && Context.Types.InputType is { } type)
        {
            Check(variable.DefaultValue, type);
        }
    }

    private void Check(ValueNode value, GraphQLType type)
    {
        switch (value, type)
        {
            case (VariableNode, _):
                // Judged by VariablesInAllowedPositionRule.
                break;
            case (NullValueNode, NonNullType):
                Context.Report($"Expected value of non-null type \"{type}\" not to be null.", value);
                break;
            case (NullValueNode, _):
                break;
            case (_, NonNullType nonNull):
                Check(value, nonNull.NullableType);
                break;
            case (_, ListType list):
                CheckList(value, list);
                break;
            case (_, InputObjectType inputObject):
                CheckInputObject(value, inputObject);
                break;
            case (_, EnumType enumType):
                CheckEnum(value, enumType);
                break;
            case (_, ScalarType scalar):
                CheckScalar(value, scalar);
                break;
        }
    }

    private void CheckList(ValueNode value, ListType type)
    {
        if (value is not ListValueNode list)
        {
            // A single value stands for a list of one.
            Check(value, type.ItemType);
            return;
        }

        foreach (ValueNode item in list.Values.AsSpan())
        {
            Check(item, type.ItemType);
        }
    }

    private void CheckInputObject(ValueNode value, InputObjectType type)
    {
        if (value is not ObjectValueNode node)
        {
            Context.Report($"Expected value of type \"{type}\" to be an object, found: {ValueText.Of(value)}.", value);
            return;
        }

        foreach (InputValueDefinition field in type.Fields.AsSpan())
        {
            CheckInputField(field, node, type);
        }

        foreach (ObjectFieldNode given in node.Fields.AsSpan())
        {
            CheckIsKnown(given, node, type);
        }

        if (type.IsOneOf)
        {
            CheckOneOf(node, type);
        }
    }

    private void CheckInputField(InputValueDefinition field, ObjectValueNode node, InputObjectType type)
    {
        // Of a field given twice, which another rule refuses, the last counts, as in graphql-js.
        ObjectFieldNode? given = null;
        foreach (ObjectFieldNode known in node.Fields.AsSpan())
        {
            given = known.Name.Value == field.Name ? known : given;
        }

        if (given is not null)
        {
            Check(given.Value, field.Type);
        }
        else if (field.IsRequired)
        {
            Context.Report(
                $"Expected value of type \"{type}\" to include required field \"{field.Name}\", " +
                $"found: {ValueText.Of(node)}.",
                node);
        }
    }

    private void CheckIsKnown(ObjectFieldNode given, ObjectValueNode node, InputObjectType type)
    {
        string name = given.Name.Value;
        if (type.FindField(name) is null)
        {
            string hint = Context.DidYouMean(name, type.Fields.Select(static field => field.Name));
            string found = hint.Length > 0 ? $".{hint} Found" : ", found";
            Context.Report(
                $"Expected value of type \"{type}\" not to include unknown field \"{name}\"{found}: " +
                $"{ValueText.Of(node)}.",
                given);
        }
    }

    private void CheckOneOf(ObjectValueNode node, InputObjectType type)
    {
        ObjectFieldNode[] known = [.. node.Fields.Where(given => type.FindField(given.Name.Value) is not null)];
        if (known is not [{ Value: not NullValueNode }])
        {
            Context.Report(
                $"Within OneOf Input Object type \"{type}\", exactly one field must be specified, " +
                "and the value for that field must be non-null.",
                node);
        }
    }

    private void CheckEnum(ValueNode value, EnumType type)
    {
        if (value is EnumValueNode { Value: var name } && type.FindByName(name) is not null)
        {
            return;
        }

        string text = ValueText.Of(WithoutVariables(value));
        string problem = value is EnumValueNode
            ? $"Value \"{text}\" does not exist in \"{type}\" enum."
            : $"Enum \"{type}\" cannot represent non-enum value: {text}.";
        string hint = Context.Options.Suggestions
            ? Suggestion.DidYouMean(
                Suggestion.Near(text, type.Values.Select(static known => known.Name)), "the enum value ")
            : "";
        Context.Report(problem + hint, value);
    }

    private void CheckScalar(ValueNode value, ScalarType type)
    {
        try
        {
            type.CoerceLiteral(WithoutVariables(value));
        }
        catch (CoercionException exception)
        {
            Context.Report(exception.Message, value);
        }
    }

    // Whatever the variables will hold, a list or object is right or wrong; the message shows them as graphql-js does.
    private static ValueNode WithoutVariables(ValueNode value) => HoldsVariable(value) ? Rebuild(value) : value;

    private static ValueNode Rebuild(ValueNode value) => value switch
    {
        VariableNode => new NullValueNode(value.Location),
        ListValueNode list => new ListValueNode([.. list.Values.Select(Rebuild)], default),
        ObjectValueNode node => new ObjectValueNode(
            [.. node.Fields
                .Where(static field => field.Value is not VariableNode)
                .Select(static field => new ObjectFieldNode(field.Name, Rebuild(field.Value), default))],
            default),
        _ => value,
    };

    private static bool HoldsVariable(ValueNode value) => value switch
    {
        VariableNode => true,
        ListValueNode list => list.Values.Any(HoldsVariable),
        ObjectValueNode node => node.Fields.Any(static field => HoldsVariable(field.Value)),
        _ => false,
    };
}
