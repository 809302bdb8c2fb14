using System.Runtime.CompilerServices;

namespace GraphTenancy.GraphQL.Engine.Language;

/// <summary>Prints syntax trees as text that parses back to the same tree, laid out like graphql-js does.</summary>
public sealed partial class SyntaxPrinter
{
    private const int MaxLineLength = 80;

    private readonly SyntaxWriter _writer = new();

    // Whether a blank line stands before a described argument that is not the first.
    private readonly bool _spacesArguments;

    private SyntaxPrinter(bool spacesArguments) => _spacesArguments = spacesArguments;

    /// <summary>Prints a node and everything below it.</summary>
    /// <exception cref="InsufficientExecutionStackException">The tree, built in code, nests too deep.</exception>
    public static string Print(SyntaxNode node) => Print(node, spacesArguments: false);

    /// <summary>Prints an element of a schema, whose described arguments graphql-js sets apart by blank lines.</summary>
    internal static string Print(SyntaxNode node, bool spacesArguments)
    {
        ArgumentNullException.ThrowIfNull(node);
        var printer = new SyntaxPrinter(spacesArguments);
        printer.Write(node);
        return printer._writer.ToString();
    }

    private void Write(string text) => _writer.Write(text);

    private void Write(SyntaxNode node)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (node)
        {
            case DocumentNode document:
                WriteSeparated("", document.Definitions, "\n\n");
                break;
            case ValueNode value:
                WriteValue(value);
                break;
            case TypeNode type:
                WriteType(type);
                break;
            case ArgumentNode argument:
                WriteNamed(argument.Name, argument.Value);
                break;
            case ObjectFieldNode field:
                WriteNamed(field.Name, field.Value);
                break;
            case DirectiveNode directive:
                WriteDirective(directive);
                break;
            case TypeSystemDefinitionNode definition:
                WriteTypeSystemDefinition(definition);
                break;
            default:
                if (!TryWriteExecutable(node) && !TryWriteMember(node))
                {
                    throw new ArgumentException($"A {node.GetType().Name} cannot be printed.", nameof(node));
                }

                break;
        }
    }

    private void WriteNamed(NameNode name, SyntaxNode value)
    {
        Write(name.Value);
        Write(": ");
        Write(value);
    }

    private void WriteDirective(DirectiveNode directive)
    {
        Write("@");
        Write(directive.Name.Value);
        if (directive.Arguments.Count > 0)
        {
            WriteSeparated("(", directive.Arguments, ", ");
            Write(")");
        }
    }

    private void WriteDirectives(IReadOnlyList<DirectiveNode> directives)
    {
        if (directives.Count > 0)
        {
            WriteSeparated(" ", directives, " ");
        }
    }

    private void WriteDescription(StringValueNode? description)
    {
        if (description is not null)
        {
            WriteValue(description);
            Write("\n");
        }
    }

    private void WriteSeparated(string before, IReadOnlyList<SyntaxNode> nodes, string separator)
    {
        Write(before);
        for (int i = 0; i < nodes.Count; i++)
        {
            if (i > 0)
            {
                Write(separator);
            }

            Write(nodes[i]);
        }
    }

    // Always one item per line.
    private void WriteBlock(IReadOnlyList<SyntaxNode> nodes)
    {
        SyntaxWriter.Group group = WriteItems("{", nodes, "\n");
        _writer.Close(group, "}", isBroken: nodes.Count > 0);
    }

    private SyntaxWriter.Group WriteItems(string bracket, IReadOnlyList<SyntaxNode> nodes, string separator)
    {
        SyntaxWriter.Group group = _writer.Open(bracket);
        foreach (SyntaxNode node in nodes)
        {
            _writer.NextItem(group, separator);
            Write(node);
        }

        return group;
    }
}
