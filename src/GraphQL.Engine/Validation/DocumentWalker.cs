using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types;

namespace GraphTenancy.GraphQL.Engine.Validation;

/// <summary>
/// Goes through the document once for all rules, keeps <see cref="TypeInfo"/> true to the place, and notes in
/// <see cref="ExecutableDefinition"/> what rules need that look through fragments.
/// </summary>
/// <param name="context">The validation.</param>
/// <param name="rules">The rules, called in this order at each node.</param>
/// <param name="calls">Which of them look at which places.</param>
internal sealed partial class DocumentWalker(ValidationContext context, ValidationRule[] rules, RuleCalls calls)
{
    private readonly TypeInfo _types = context.Types;

    // Set while an operation or fragment is walked; nothing else has selections or values that are visited.
    private ExecutableDefinition? _definition;
    private int _fieldDepth;
    private bool _inIntrospection;

    public DocumentWalker(ValidationContext context, ValidationRule[] rules)
        : this(context, rules, new RuleCalls(rules))
    {
    }

    public void Visit()
    {
        foreach (DefinitionNode definition in context.Document.Definitions)
        {
            foreach (int at in calls.Definition)
            {
                rules[at].EnterDefinition(definition);
            }

            VisitDefinition(definition);
        }

        foreach (int at in calls.Document)
        {
            rules[at].LeaveDocument();
        }
    }

    private void VisitDefinition(DefinitionNode definition)
    {
        _fieldDepth = 0;
        _inIntrospection = false;
        if (definition is OperationDefinitionNode operation)
        {
            _definition = context.Definitions[definition];
            VisitOperation(operation);
        }
        else if (definition is FragmentDefinitionNode fragment)
        {
            _definition = context.Definitions[definition];
            VisitFragmentDefinition(fragment);
        }
    }

    private void VisitOperation(OperationDefinitionNode operation)
    {
        _types.Type = context.Schema.RootType(operation.Operation);
        foreach (int at in calls.Operation)
        {
            rules[at].EnterOperation(operation);
        }

        foreach (VariableDefinitionNode variable in operation.VariableDefinitions.AsSpan())
        {
            VisitVariableDefinition(variable);
        }

        VisitDirectives(operation.Directives, LocationOf(operation.Operation));
        VisitSelectionSet(operation.SelectionSet);
    }

    private static string LocationOf(OperationType operation) => operation switch
    {
        OperationType.Mutation => "MUTATION",
        OperationType.Subscription => "SUBSCRIPTION",
        _ => "QUERY",
    };

    private void VisitVariableDefinition(VariableDefinitionNode variable)
    {
        GraphQLType? type = TypeRelations.Resolve(context.Schema, variable.Type);
        _definition!.Variables[variable.Variable.Name.Value] = new DefinedVariable(variable, type);
        _types.InputType = type is { IsInputType: true } ? type : null;
        foreach (int at in calls.VariableDefinition)
        {
            rules[at].EnterVariableDefinition(variable);
        }

        VisitNamedType(TypeRelations.Named(variable.Type));
        if (variable.DefaultValue is not null)
        {
            VisitValue(variable.DefaultValue);
        }

        _types.InputType = null;
        VisitDirectives(variable.Directives, "VARIABLE_DEFINITION");
    }

    private void VisitFragmentDefinition(FragmentDefinitionNode fragment)
    {
        _types.Type = context.Schema.FindType(fragment.TypeCondition.Name.Value);
        foreach (int at in calls.FragmentDefinition)
        {
            rules[at].EnterFragmentDefinition(fragment);
        }

        VisitNamedType(fragment.TypeCondition);
        VisitDirectives(fragment.Directives, "FRAGMENT_DEFINITION");
        VisitSelectionSet(fragment.SelectionSet);
    }

    private void VisitNamedType(NamedTypeNode type)
    {
        foreach (int at in calls.NamedType)
        {
            rules[at].EnterNamedType(type);
        }
    }

    private void VisitSelectionSet(SelectionSetNode selectionSet)
    {
        NamedType? outerParent = _types.ParentType;
        NamedType? named = _types.Type?.Named;
        _types.ParentType = named is { IsCompositeType: true } ? named : null;
        foreach (SelectionNode selection in selectionSet.Selections.AsSpan())
        {
            switch (selection)
            {
                case FieldNode field:
                    VisitField(field);
                    break;
                case InlineFragmentNode fragment:
                    VisitInlineFragment(fragment);
                    break;
                case FragmentSpreadNode spread:
                    VisitFragmentSpread(spread);
                    break;
            }
        }

        _types.ParentType = outerParent;
    }

    private void VisitField(FieldNode field)
    {
        GraphQLType? outerType = _types.Type;
        FieldDefinition? outerField = _types.Field;
        bool outerInIntrospection = _inIntrospection;
        _types.Field = context.FindField(_types.ParentType, field.Name.Value);
        _types.Type = _types.Field?.Type;
        NoteField(field);
        foreach (int at in calls.Field)
        {
            rules[at].EnterField(field);
        }

        VisitArguments(field.Arguments, _types.Field?.Arguments);
        VisitDirectives(field.Directives, "FIELD");
        if (field.SelectionSet is not null)
        {
            VisitSelectionSet(field.SelectionSet);
        }

        _fieldDepth--;
        _inIntrospection = outerInIntrospection;
        _types.Field = outerField;
        _types.Type = outerType;
    }

    private void NoteField(FieldNode field)
    {
        ExecutableDefinition definition = _definition!;
        definition.FieldCount++;
        _fieldDepth++;
        _inIntrospection |= field.Name.Value is "__schema" or "__type";
        if (!_inIntrospection && _fieldDepth > definition.FieldDepth)
        {
            definition.FieldDepth = _fieldDepth;
            definition.DeepestField = field;
        }

        if (field.Alias is { } alias && alias.Value != field.Name.Value && _types.Field is { } known)
        {
            definition.AddAlias(known);
        }
    }

    private void VisitInlineFragment(InlineFragmentNode fragment)
    {
        GraphQLType? outerType = _types.Type;
        _types.Type = fragment.TypeCondition is null
            ? _types.ParentType
            : context.Schema.FindType(fragment.TypeCondition.Name.Value);
        foreach (int at in calls.InlineFragment)
        {
            rules[at].EnterInlineFragment(fragment);
        }

        if (fragment.TypeCondition is not null)
        {
            VisitNamedType(fragment.TypeCondition);
        }

        VisitDirectives(fragment.Directives, "INLINE_FRAGMENT");
        VisitSelectionSet(fragment.SelectionSet);
        _types.Type = outerType;
    }

    private void VisitFragmentSpread(FragmentSpreadNode spread)
    {
        if (context.FragmentsByName.TryGetValue(spread.Name.Value, out ExecutableDefinition? target))
        {
            _definition!.Spreads.Add(new SpreadUsage(spread, target, _inIntrospection ? -1 : _fieldDepth));
        }

        foreach (int at in calls.FragmentSpread)
        {
            rules[at].EnterFragmentSpread(spread);
        }

        VisitDirectives(spread.Directives, "FRAGMENT_SPREAD");
    }
}
