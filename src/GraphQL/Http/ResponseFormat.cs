using GraphTenancy.GraphQL.Engine.Requests;

namespace GraphTenancy.GraphQL.Http;

/// <summary>The media type of a whole answer, and what it says about status codes.</summary>
/// <remarks>https://graphql.github.io/graphql-over-http/draft/#sec-Media-Types</remarks>
internal sealed record ResponseFormat(string ContentType, bool IsLegacy)
{
    /// <summary>The status code tells what became of the request.</summary>
    public static ResponseFormat GraphQLResponse { get; } =
        new("application/graphql-response+json; charset=utf-8", false);

    /// <summary>For older clients, which read the body only at status 200.</summary>
    public static ResponseFormat Json { get; } = new("application/json; charset=utf-8", true);

    /// <summary>The status code of a finished execution.</summary>
    /// <remarks>https://graphql.github.io/graphql-over-http/draft/#sec-Status-Codes</remarks>
    public int StatusOf(ExecutionResult result)
    {
        if (result.IsOperationNotAllowed)
        {
            return StatusCodes.Status405MethodNotAllowed;
        }

        if (result.Errors.Count == 0)
        {
            return StatusCodes.Status200OK;
        }

        // A query that the database did not answer may be sent again; a mutation that has data may have done a part.
        bool isUnanswered = !result.HasData || result.Operation == Engine.Language.OperationType.Query;
        int byCode = result.Errors
            .Select(static error => ErrorStatus.Of(error.Code))
            .FirstOrDefault(status => status is not null && (isUnanswered && status == 503 || !result.HasData)) ?? 0;
        return byCode != 0 ? byCode
            : result.HasData || IsLegacy ? StatusCodes.Status200OK
            : StatusCodes.Status400BadRequest;
    }
}
