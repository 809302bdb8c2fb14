using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types;

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
                Context.Report($"Expected value of type \"{type}\", found null.", value);
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

        foreach (ValueNode item in list.Values)
        {
            Check(item, type.ItemType);
        }
    }

    private void CheckInputObject(ValueNode value, InputObjectType type)
    {
        if (value is not ObjectValueNode node)
        {
            Context.Report($"Expected value of type \"{type}\", found {LiteralText.Of(value)}.", value);
            return;
        }

        foreach (InputValueDefinition field in type.Fields)
        {
            if (field.IsRequired && !node.Fields.Any(given => given.Name.Value == field.Name))
            {
                Context.Report(
                    $"Field \"{type}.{field.Name}\" of required type \"{field.Type}\" was not provided.", node);
            }
        }

        foreach (ObjectFieldNode given in node.Fields)
        {
            CheckInputField(given, type);
        }

        if (type.IsOneOf)
        {
            CheckOneOf(node, type);
        }
    }

    private void CheckInputField(ObjectFieldNode given, InputObjectType type)
    {
        if (type.FindField(given.Name.Value) is { } field)
        {
            Check(given.Value, field.Type);
            return;
        }

        string hint = Context.DidYouMean(given.Name.Value, type.Fields.Select(static field => field.Name));
        Context.Report($"Field \"{given.Name.Value}\" is not defined by type \"{type}\".{hint}", given);
    }

    private void CheckOneOf(ObjectValueNode node, InputObjectType type)
    {
        if (node.Fields.Count != 1)
        {
            Context.Report($"OneOf Input Object \"{type}\" must specify exactly one key.", node);
        }
        else if (node.Fields[0].Value is NullValueNode)
        {
            Context.Report($"Field \"{type}.{node.Fields[0].Name.Value}\" must be non-null.", node);
        }
    }

    private void CheckEnum(ValueNode value, EnumType type)
    {
        if (value is EnumValueNode { Value: var name } && type.FindByName(name) is not null)
        {
            return;
        }

        string text = LiteralText.Of(value);
        string problem = value is EnumValueNode
            ? $"Value \"{text}\" does not exist in \"{type}\" enum."
            : $"Enum \"{type}\" cannot represent non-enum value: {text}.";
        Context.Report(problem + SuggestEnumValue(value, text, type), value);
    }

    private string SuggestEnumValue(ValueNode value, string text, EnumType type)
    {
        string name = value is StringValueNode node ? node.Value : text;
        return Context.Options.Suggestions
            ? Suggestion.DidYouMean(
                Suggestion.Near(name, type.Values.Select(static known => known.Name)), "the enum value ")
            : "";
    }

    private void CheckScalar(ValueNode value, ScalarType type)
    {
        if (HoldsVariable(value))
        {
            // Only a scalar for any JSON takes lists and objects; what they hold is known when variables are.
            return;
        }

        try
        {
            type.CoerceLiteral(value);
        }
        catch (CoercionException exception)
        {
            Context.Report(exception.Message, value);
        }
    }

    private static bool HoldsVariable(ValueNode value) => value switch
    {
        VariableNode => true,
        ListValueNode list => list.Values.Any(HoldsVariable),
        ObjectValueNode node => node.Fields.Any(static field => HoldsVariable(field.Value)),
        _ => false,
    };
}
