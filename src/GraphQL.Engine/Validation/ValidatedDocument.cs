using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types;

namespace GraphTenancy.GraphQL.Engine.Validation;

/// <summary>
/// A document that passed every rule against <see cref="Schema"/>. Only <see cref="DocumentValidator"/> makes one,
/// so whoever holds it need not check names, types or cycles again. Immutable, safe for all threads.
/// </summary>
public sealed class ValidatedDocument
{
    internal ValidatedDocument(
        Schema schema,
        DocumentNode document,
        IReadOnlyList<OperationDefinitionNode> operations,
        IReadOnlyDictionary<string, FragmentDefinitionNode> fragments)
    {
        Schema = schema;
        Document = document;
        Operations = operations;
        Fragments = fragments;
    }

    /// <summary>The schema that the document was checked against.</summary>
    public Schema Schema { get; }

    /// <summary>The document as parsed.</summary>
    public DocumentNode Document { get; }

    /// <summary>Its operations in document order.</summary>
    public IReadOnlyList<OperationDefinitionNode> Operations { get; }

    /// <summary>Its fragments by name.</summary>
    public IReadOnlyDictionary<string, FragmentDefinitionNode> Fragments { get; }

    /// <summary>
    /// Takes a document as it is, for comparisons in tests. Of two fragments of one name the last counts.
    /// </summary>
    internal static ValidatedDocument WithoutValidation(Schema schema, DocumentNode document)
    {
        var fragments = new Dictionary<string, FragmentDefinitionNode>(StringComparer.Ordinal);
        foreach (FragmentDefinitionNode fragment in document.Definitions.OfType<FragmentDefinitionNode>())
        {
            fragments[fragment.Name.Value] = fragment;
        }

        return new ValidatedDocument(
            schema, document, [.. document.Definitions.OfType<OperationDefinitionNode>()], fragments);
    }
}
