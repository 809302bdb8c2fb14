using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types;

namespace GraphTenancy.GraphQL.Engine.Validation;

/// <content>Directives, arguments and values.</content>
internal sealed partial class DocumentWalker
{
    private void VisitDirectives(IReadOnlyList<DirectiveNode> directives, string location)
    {
        if (directives.Count == 0)
        {
            return;
        }

        foreach (int at in calls.Directives)
        {
            rules[at].EnterDirectives(directives);
        }

        foreach (DirectiveNode directive in directives.AsSpan())
        {
            VisitDirective(directive, location);
        }
    }

    private void VisitDirective(DirectiveNode directive, string location)
    {
        _types.Directive = context.Schema.FindDirective(directive.Name.Value);
        context.HasIncrementalDirectives |= directive.Name.Value is "defer" or "stream";
        foreach (int at in calls.Directive)
        {
            rules[at].EnterDirective(directive, location);
        }

        // As graphql-js: the arguments of an unknown directive are looked up in the field that it stands on.
        VisitArguments(directive.Arguments, _types.Directive is { } known ? known.Arguments : _types.Field?.Arguments);
        _types.Directive = null;
    }

    private void VisitArguments(IReadOnlyList<ArgumentNode> arguments, IReadOnlyList<InputValueDefinition>? definitions)
    {
        if (arguments.Count == 0)
        {
            return;
        }

        foreach (int at in calls.Arguments)
        {
            rules[at].EnterArguments(arguments);
        }

        foreach (ArgumentNode argument in arguments.AsSpan())
        {
            VisitArgument(argument, InputValueDefinition.Find(definitions ?? [], argument.Name.Value));
        }
    }

    private void VisitArgument(ArgumentNode argument, InputValueDefinition? definition)
    {
        _types.Argument = definition;
        _types.InputType = definition?.Type;
        _types.HasDefault = definition?.DefaultValue is not null;
        foreach (int at in calls.Argument)
        {
            rules[at].EnterArgument(argument);
        }

        VisitValue(argument.Value);
        _types.Argument = null;
        _types.InputType = null;
        _types.HasDefault = false;
    }

    private void VisitValue(ValueNode value)
    {
        switch (value)
        {
            case VariableNode variable:
                _definition!.AddVariableUsage(
                    variable, _types.InputType, _types.HasDefault, _types.ParentInputType);
                break;
            case ListValueNode list:
                VisitList(list);
                break;
            case ObjectValueNode node:
                VisitObject(node);
                break;
        }
    }

    private void VisitList(ListValueNode list)
    {
        GraphQLType? outerType = _types.InputType;
        bool outerHasDefault = _types.HasDefault;
        InputObjectType? outerParent = _types.ParentInputType;

        // A list where none is expected belongs to a custom scalar, or is refused; its items have no type.
        _types.InputType = outerType?.NullableType is ListType known ? known.ItemType : null;
        _types.HasDefault = false;
        _types.ParentInputType = null;
        foreach (ValueNode item in list.Values.AsSpan())
        {
            VisitValue(item);
        }

        _types.InputType = outerType;
        _types.HasDefault = outerHasDefault;
        _types.ParentInputType = outerParent;
    }

    private void VisitObject(ObjectValueNode value)
    {
        foreach (int at in calls.ObjectValue)
        {
            rules[at].EnterObjectValue(value);
        }

        GraphQLType? outerType = _types.InputType;
        bool outerHasDefault = _types.HasDefault;
        InputObjectType? outerParent = _types.ParentInputType;
        var type = outerType?.Named as InputObjectType;
        foreach (ObjectFieldNode field in value.Fields.AsSpan())
        {
            InputValueDefinition? known = type?.FindField(field.Name.Value);
            _types.InputType = known?.Type;
            _types.HasDefault = known?.DefaultValue is not null;

            // As graphql-js: in a non-null or list position the object is not taken for the parent.
            _types.ParentInputType = outerType as InputObjectType;
            VisitValue(field.Value);
        }

        _types.InputType = outerType;
        _types.HasDefault = outerHasDefault;
        _types.ParentInputType = outerParent;
    }
}
