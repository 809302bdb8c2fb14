namespace GraphTenancy.GraphQL.Engine.Language;

/// <content>Definitions and extensions of the type system.</content>
public sealed partial class SyntaxPrinter
{
    private void WriteTypeSystemDefinition(TypeSystemDefinitionNode definition)
    {
        WriteDescription(definition.Description);
        Write(definition.IsExtension ? "extend " : "");
        switch (definition)
        {
            case SchemaDefinitionNode schema:
                Write("schema");
                WriteBody([], schema.Directives, schema.OperationTypes);
                break;
            case DirectiveDefinitionNode directive:
                WriteDirectiveDefinition(directive);
                break;
            case TypeDefinitionNode type:
                WriteTypeDefinition(type);
                break;
            default:
                throw new ArgumentException($"A {definition.GetType().Name} cannot be printed.", nameof(definition));
        }
    }

    private void WriteTypeDefinition(TypeDefinitionNode definition)
    {
        Write(KeywordOf(definition));
        Write(definition.Name.Value);
        switch (definition)
        {
            case ObjectTypeDefinitionNode type:
                WriteBody(type.Interfaces, type.Directives, type.Fields);
                break;
            case InterfaceTypeDefinitionNode type:
                WriteBody(type.Interfaces, type.Directives, type.Fields);
                break;
            case EnumTypeDefinitionNode type:
                WriteBody([], type.Directives, type.Values);
                break;
            case InputObjectTypeDefinitionNode type:
                WriteBody([], type.Directives, type.Fields);
                break;
            case UnionTypeDefinitionNode { Types.Count: > 0 } union:
                WriteDirectives(union.Directives);
                WriteSeparated(" = ", union.Types, " | ");
                break;
            default:
                WriteDirectives(definition.Directives);
                break;
        }
    }

    private void WriteBody(
        IReadOnlyList<NamedTypeNode> interfaces,
        IReadOnlyList<DirectiveNode> directives,
        IReadOnlyList<SyntaxNode> members)
    {
        if (interfaces.Count > 0)
        {
            WriteSeparated(" implements ", interfaces, " & ");
        }

        WriteDirectives(directives);
        if (members.Count > 0)
        {
            Write(" ");
            WriteBlock(members);
        }
    }

    private void WriteDirectiveDefinition(DirectiveDefinitionNode directive)
    {
        Write("directive @");
        Write(directive.Name.Value);
        WriteArgumentDefinitions(directive.Arguments);
        WriteDirectives(directive.Directives);
        if (!directive.IsExtension)
        {
            Write(directive.IsRepeatable ? " repeatable" : "");
            Write(" on ");
            Write(string.Join(" | ", directive.Locations.Select(static location => location.Value)));
        }
    }

    private bool TryWriteMember(SyntaxNode node)
    {
        switch (node)
        {
            case OperationTypeDefinitionNode operationType:
                Write(KeywordOf(operationType.Operation));
                Write(": ");
                Write(operationType.Type);
                return true;
            case FieldDefinitionNode field:
                WriteFieldDefinition(field);
                return true;
            case InputValueDefinitionNode value:
                WriteDescription(value.Description);
                WriteNamed(value.Name, value.Type);
                WriteDefaultValue(value.DefaultValue);
                WriteDirectives(value.Directives);
                return true;
            case EnumValueDefinitionNode value:
                WriteDescription(value.Description);
                Write(value.Name.Value);
                WriteDirectives(value.Directives);
                return true;
            default:
                return false;
        }
    }

    private void WriteFieldDefinition(FieldDefinitionNode field)
    {
        WriteDescription(field.Description);
        Write(field.Name.Value);
        WriteArgumentDefinitions(field.Arguments);
        Write(": ");
        Write(field.Type);
        WriteDirectives(field.Directives);
    }

    private void WriteArgumentDefinitions(IReadOnlyList<InputValueDefinitionNode> arguments)
    {
        if (arguments.Count > 0)
        {
            SyntaxWriter.Group group = _writer.Open("(");
            foreach (InputValueDefinitionNode argument in arguments)
            {
                _writer.NextItem(group, ", ", _spacesArguments && argument.Description is not null);
                Write(argument);
            }

            _writer.Close(group, ")", isBroken: _writer.HasLines(group));
        }
    }

    private static string KeywordOf(TypeDefinitionNode type) => type switch
    {
        ScalarTypeDefinitionNode => "scalar ",
        ObjectTypeDefinitionNode => "type ",
        InterfaceTypeDefinitionNode => "interface ",
        UnionTypeDefinitionNode => "union ",
        EnumTypeDefinitionNode => "enum ",
        InputObjectTypeDefinitionNode => "input ",
        _ => throw new ArgumentException($"A {type.GetType().Name} cannot be printed.", nameof(type)),
    };
}
