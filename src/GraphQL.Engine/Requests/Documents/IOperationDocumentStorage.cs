namespace GraphTenancy.GraphQL.Engine.Requests.Documents;

/// <summary>Where trusted documents are kept: those that a server was given, not its clients.</summary>
public interface IOperationDocumentStorage
{
    /// <summary>Reads a document in UTF-8; <see langword="null"/> when there is none of this id.</summary>
    /// <param name="documentId">The id as the request gives it; nothing about it is checked yet.</param>
    /// <param name="cancellationToken">Ends the reading with the request.</param>
    ValueTask<ReadOnlyMemory<byte>?> TryReadAsync(string documentId, CancellationToken cancellationToken);
}
