using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Requests.Documents;

namespace GraphTenancy.GraphQL.Engine.Requests;

/// <content>
/// Step 1: the document, which a request brings, or names by an id (trusted documents) or by its hash (automatic
/// persisted queries).
/// </content>
public sealed partial class RequestExecutor
{
    private readonly IOperationDocumentStorage? _trusted;
    private readonly AutomaticDocumentStore? _automatic;
    private readonly DocumentKeys _documentKeys = new();

    private PersistedOperationOptions Persisted => _options.PersistedOperations;

    internal int AutomaticDocuments => _automatic?.Count ?? 0;

    private async ValueTask FindDocumentAsync(RequestProgress progress, CancellationToken cancellationToken)
    {
        GraphQLRequest request = progress.Request;
        string? hash = PersistedQuery.ReadHash(request.Extensions);
        ReadOnlyMemory<byte> document = request.Document;
        if (Persisted.OnlyAllowPersistedDocuments)
        {
            // The text beside an id is not looked at: what the server was given under that id is executed.
            document = await ReadTrustedAsync(request.DocumentId ?? hash, cancellationToken)
                ?? throw NotFound(request.DocumentId ?? hash, hash is not null);
        }
        else if (document.IsEmpty && (request.DocumentId ?? hash) is { } id)
        {
            document = await ReadTrustedAsync(id, cancellationToken)
                ?? FindAutomatic(hash)
                ?? throw NotFound(id, hash is not null);
        }

        if (!document.Equals(request.Document))
        {
            progress.Request = request with { Document = document };
        }

        progress.Key = _documentKeys.Of(document.Span);
        if (hash is not null && !request.Document.IsEmpty && !Persisted.OnlyAllowPersistedDocuments)
        {
            AdmitHash(hash, progress);
        }
    }

    private async ValueTask<ReadOnlyMemory<byte>?> ReadTrustedAsync(string? id, CancellationToken cancellationToken)
    {
        if (id is null)
        {
            throw new GraphQLException(
                "Only persisted operations are allowed. Send the documentId of a document that this server was given.",
                ErrorCodes.OnlyPersistedOperationsAllowed);
        }

        return _trusted is null ? null : await _trusted.TryReadAsync(id, cancellationToken);
    }

    private ReadOnlyMemory<byte>? FindAutomatic(string? hash) =>
        hash is not null && DocumentKey.TryParse(hash) is { } key ? _automatic?.Find(key) : null;

    // The client's word for the hash counts for nothing: else one client could put its text under the hash of another.
    private void AdmitHash(string hash, RequestProgress progress)
    {
        if (DocumentKey.TryParse(hash) != progress.Key)
        {
            throw new GraphQLException(
                "provided sha does not match query: the hash in extensions.persistedQuery is not that of the document.",
                ErrorCodes.BadRequest);
        }

        // To register is to change the server, which a GET must not.
        progress.IsToBeRegistered =
            _automatic is not null && progress.Request.AllowedOperations.HasFlag(AllowedOperations.Mutation);
    }

    /// <summary>Keeps a document once it is known to be valid.</summary>
    private void Register(RequestProgress progress)
    {
        if (progress.IsToBeRegistered)
        {
            _automatic?.Add(progress.Key, progress.Request.Document);
        }
    }

    // The messages are those that Apollo's and urql's clients look for: they then send the text along.
    private GraphQLException NotFound(string? id, bool isAutomatic)
    {
        if (!isAutomatic || Persisted.OnlyAllowPersistedDocuments)
        {
            string shown = id is { Length: > 100 } ? id[..100] + "…" : id ?? "";
            return new GraphQLException(
                $"The persisted operation \"{shown}\" was not found.", ErrorCodes.PersistedOperationNotFound);
        }

        bool isOn = _automatic is not null;
        return new GraphQLException(new GraphQLError
        {
            Message = isOn ? "PersistedQueryNotFound" : "PersistedQueryNotSupported",
            Code = isOn ? ErrorCodes.PersistedQueryNotFound : ErrorCodes.PersistedQueryNotSupported,
            Extensions = new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["reason"] = ErrorCodes.PersistedOperationNotFound,
            },
        });
    }
}
