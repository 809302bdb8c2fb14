using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types;

namespace GraphTenancy.GraphQL.Engine.Validation.Rules;

/// <summary>A field node with what the schema knows of it, compared by reference.</summary>
/// <param name="id">A number unique in the document where fields are grouped by it.</param>
/// <param name="node">The field.</param>
/// <param name="parent">The type that it is selected from; <see langword="null"/> when unknown.</param>
/// <param name="definition">Its definition; <see langword="null"/> when unknown, and for meta fields.</param>
internal sealed class FieldUse(int id, FieldNode node, NamedType? parent, FieldDefinition? definition)
{
    private string? _arguments;

    public int Id { get; } = id;

    public FieldNode Node { get; } = node;

    public NamedType? Parent { get; } = parent;

    public FieldDefinition? Definition { get; } = definition;

    public string FieldName => Node.Name.Value;

    public string ResponseName => (Node.Alias ?? Node.Name).Value;

    /// <summary>A text that is equal for equal arguments.</summary>
    public string Arguments => _arguments ??= ValueSignature.Of(Node.Arguments);

    /// <summary>
    /// The directive by which its items come one by one, which no other field of the response name can share.
    /// </summary>
    public DirectiveNode? Stream { get; } = FindStream(node.Directives);

    private static DirectiveNode? FindStream(IReadOnlyList<DirectiveNode> directives)
    {
        for (int i = 0; i < directives.Count; i++)
        {
            if (directives[i].Name.Value == "stream")
            {
                return directives[i];
            }
        }

        return null;
    }
}
