using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Engine.Requests;

/// <summary>What is known of a request so far, so that a refusal at any step can still name the operation.</summary>
internal sealed class RequestProgress(DocumentKey key)
{
    public DocumentKey Key { get; } = key;

    public OperationDefinitionNode? Operation { get; set; }

    public bool IsOperationNotAllowed { get; set; }
}
