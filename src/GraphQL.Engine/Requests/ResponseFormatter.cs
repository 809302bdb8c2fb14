using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Execution;

namespace GraphTenancy.GraphQL.Engine.Requests;

/// <summary>Writes whole responses.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Response-Format</remarks>
internal static class ResponseFormatter
{
    /// <summary>A response to a request that was not executed: <c>errors</c> only.</summary>
    public static ExecutionResult WriteRequestError(RequestProgress progress, IReadOnlyList<GraphQLError> errors)
    {
        var writer = new ResultWriter(1024);
        writer.WriteStartObject();
        ErrorWriter.WriteErrors(writer, errors);
        writer.WriteEndObject();
        return ResultOf(progress, writer, errors, hasData: false);
    }

    /// <summary>The response to an operation that was refused before it ran.</summary>
    public static ExecutionResult WriteRefusal(RequestProgress progress) =>
        WriteRequestError(progress, progress.Refusal is { } refusal ? [refusal] : []);

    /// <summary>A response with <c>data</c>, then <c>errors</c> and <c>extensions</c> when there are any.</summary>
    /// <remarks>The result owns <paramref name="writer"/>; it is disposed here when writing fails.</remarks>
    public static ExecutionResult WriteResponse(
        RequestProgress progress,
        RequestContext context,
        ResultWriter writer,
        ResponseWriter response,
        ResolvedObject root)
    {
        try
        {
            writer.WriteStartObject();
            writer.WriteProperty("\"data\":"u8);
            response.WriteData(root);
            ErrorWriter.WriteErrors(writer, response.Errors);
            ErrorWriter.WriteExtensions(writer, context.Extensions);
            writer.WriteEndObject();
            return ResultOf(progress, writer, response.Errors, hasData: true);
        }
        catch
        {
            writer.Dispose();
            throw;
        }
    }

    private static ExecutionResult ResultOf(
        RequestProgress progress, ResultWriter writer, IReadOnlyList<GraphQLError> errors, bool hasData) => new(writer)
        {
            Errors = errors,
            HasData = hasData,
            IsOperationNotAllowed = progress.IsOperationNotAllowed,
            Operation = progress.Operation?.Operation,
            OperationName = progress.Operation?.Name?.Value,
            DocumentHash = progress.Key.ToString(),
        };
}
