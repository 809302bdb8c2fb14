using System.Diagnostics;
using System.Security.Claims;
using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Execution.Costs;
using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Validation;

namespace GraphTenancy.GraphQL.Engine.Requests;

/// <summary>
/// A request, and what is known of it so far, so that a refusal at any step can still name the operation.
/// </summary>
internal sealed record RequestProgress
{
    /// <summary>When the request came, for measuring.</summary>
    public long Started { get; } = Stopwatch.GetTimestamp();

    /// <summary>Whether the document had to be parsed.</summary>
    public bool IsDocumentNew { get; set; }

    /// <summary>Whether the operation had to be planned.</summary>
    public bool IsPlanNew { get; set; }

    public required GraphQLRequest Request { get; set; }

    /// <summary>The hash of the document; nothing until the document was found.</summary>
    public DocumentKey Key { get; set; }

    /// <summary>Whether the document is registered under its hash when it proves valid.</summary>
    public bool IsToBeRegistered { get; set; }

    public required IServiceProvider Services { get; init; }

    public required ClaimsPrincipal User { get; init; }

    public required Action<RequestContext>? Configure { get; init; }

    /// <summary>The key in hexadecimal, made once per document; empty until the document is known.</summary>
    public string DocumentHash { get; set; } = "";

    /// <summary>The document, once it was parsed and validated.</summary>
    public ValidatedDocument? Document { get; set; }

    public OperationDefinitionNode? Operation { get; set; }

    public bool IsOperationNotAllowed { get; set; }

    /// <summary>What the operation costs with these variables; null until it is known.</summary>
    public OperationCost? Cost { get; set; }

    /// <summary>Why an interceptor or the authorization refused the operation.</summary>
    public GraphQLError? Refusal { get; set; }
}
