namespace GraphTenancy.GraphQL.Engine.Language;

/// <content>Operations, fragments and selections.</content>
public sealed partial class SyntaxPrinter
{
    private bool TryWriteExecutable(SyntaxNode node)
    {
        switch (node)
        {
            case OperationDefinitionNode operation:
                WriteOperationDefinition(operation);
                return true;
            case FragmentDefinitionNode fragment:
                WriteFragmentDefinition(fragment);
                return true;
            case VariableDefinitionNode variable:
                WriteVariableDefinition(variable);
                return true;
            case SelectionSetNode selectionSet:
                WriteBlock(selectionSet.Selections);
                return true;
            case FieldNode field:
                WriteField(field);
                return true;
            case FragmentSpreadNode spread:
                Write("...");
                Write(spread.Name.Value);
                WriteDirectives(spread.Directives);
                return true;
            case InlineFragmentNode fragment:
                WriteInlineFragment(fragment);
                return true;
            default:
                return false;
        }
    }

    private void WriteOperationDefinition(OperationDefinitionNode operation)
    {
        WriteDescription(operation.Description);
        if (!IsShorthand(operation))
        {
            Write(KeywordOf(operation.Operation));
            if (operation.Name is { } name)
            {
                Write(" ");
                Write(name.Value);
            }

            WriteVariableDefinitions(operation);
            WriteDirectives(operation.Directives);
            Write(" ");
        }

        Write(operation.SelectionSet);
    }

    private void WriteVariableDefinitions(OperationDefinitionNode operation)
    {
        if (operation.VariableDefinitions.Count == 0)
        {
            return;
        }

        // "query ($id: ID!)", but "query Name($id: ID!)".
        SyntaxWriter.Group group = WriteItems(
            operation.Name is null ? " (" : "(", operation.VariableDefinitions, ", ");
        _writer.Close(group, ")", isBroken: _writer.HasLines(group), isIndented: false);
    }

    private void WriteVariableDefinition(VariableDefinitionNode variable)
    {
        WriteDescription(variable.Description);
        Write(variable.Variable);
        Write(": ");
        Write(variable.Type);
        WriteDefaultValue(variable.DefaultValue);
        WriteDirectives(variable.Directives);
    }

    private void WriteDefaultValue(ValueNode? value)
    {
        if (value is not null)
        {
            Write(" = ");
            WriteValue(value);
        }
    }

    private void WriteField(FieldNode field)
    {
        int prefixLength = field.Name.Value.Length;
        if (field.Alias is { } alias)
        {
            prefixLength += alias.Value.Length + 2;
            Write(alias.Value);
            Write(": ");
        }

        Write(field.Name.Value);
        if (field.Arguments.Count > 0)
        {
            SyntaxWriter.Group group = WriteItems("(", field.Arguments, ", ");
            _writer.Close(group, ")", prefixLength + _writer.LengthOf(group) + 2 > MaxLineLength);
        }

        WriteDirectives(field.Directives);
        if (field.SelectionSet is not null)
        {
            Write(" ");
            Write(field.SelectionSet);
        }
    }

    private void WriteInlineFragment(InlineFragmentNode fragment)
    {
        Write("...");
        if (fragment.TypeCondition is not null)
        {
            Write(" on ");
            Write(fragment.TypeCondition);
        }

        WriteDirectives(fragment.Directives);
        Write(" ");
        Write(fragment.SelectionSet);
    }

    private void WriteFragmentDefinition(FragmentDefinitionNode fragment)
    {
        WriteDescription(fragment.Description);
        Write("fragment ");
        Write(fragment.Name.Value);
        Write(" on ");
        Write(fragment.TypeCondition);
        WriteDirectives(fragment.Directives);
        Write(" ");
        Write(fragment.SelectionSet);
    }

    // A description needs the keyword that it describes.
    private static bool IsShorthand(OperationDefinitionNode operation) =>
        operation is
        {
            Operation: OperationType.Query, Description: null, Name: null,
            VariableDefinitions.Count: 0, Directives.Count: 0,
        };

    private static string KeywordOf(OperationType operation) => operation switch
    {
        OperationType.Query => "query",
        OperationType.Mutation => "mutation",
        OperationType.Subscription => "subscription",
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, "Not a kind of operation."),
    };
}
