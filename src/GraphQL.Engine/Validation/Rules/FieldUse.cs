using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types;

namespace GraphTenancy.GraphQL.Engine.Validation.Rules;

/// <summary>A field node with what the schema knows of it. There is one for each node, compared by reference.</summary>
/// <param name="id">A number unique in the document.</param>
/// <param name="node">The field.</param>
/// <param name="parent">The type that it is selected from; <see langword="null"/> when unknown.</param>
/// <param name="definition">Its definition; <see langword="null"/> when unknown.</param>
internal sealed class FieldUse(int id, FieldNode node, NamedType? parent, FieldDefinition? definition)
{
    private string? _arguments;
    private string? _streamArguments;

    public int Id { get; } = id;

    public FieldNode Node { get; } = node;

    public NamedType? Parent { get; } = parent;

    public FieldDefinition? Definition { get; } = definition;

    public string FieldName => Node.Name.Value;

    public string ResponseName => (Node.Alias ?? Node.Name).Value;

    /// <summary>A text that is equal for equal arguments.</summary>
    public string Arguments => _arguments ??= ValueSignature.Of(Node.Arguments);

    /// <summary>The same for <c>@stream</c>; empty without it.</summary>
    public string StreamArguments => _streamArguments ??=
        Node.Directives.FirstOrDefault(static directive => directive.Name.Value == "stream") is { } stream
            ? "@" + ValueSignature.Of(stream.Arguments)
            : "";
}
