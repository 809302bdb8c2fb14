using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Execution.Costs;
using GraphTenancy.GraphQL.Engine.Execution.Incremental;

namespace GraphTenancy.GraphQL.Engine.Requests;

/// <summary>Writes whole responses.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Response-Format</remarks>
internal static class ResponseFormatter
{
    /// <summary>The name of the cost in <c>extensions</c>, as Hot Chocolate has it.</summary>
    public const string CostExtension = "operationCost";

    /// <summary>
    /// A response to a request that was not executed: <c>errors</c> only, and the cost where it was asked for.
    /// </summary>
    public static ExecutionResult WriteRequestError(RequestProgress progress, IReadOnlyList<GraphQLError> errors)
    {
        var writer = new ResultWriter(1024);
        writer.WriteStartObject();
        ErrorWriter.WriteErrors(writer, errors);
        if (progress is { Cost: not null, Request.CostMode: CostMode.Report })
        {
            WriteCost(writer, progress);
        }

        writer.WriteEndObject();
        return ResultOf(progress, writer, errors, hasData: false);
    }

    /// <summary>The response to a request that asked for nothing but its cost.</summary>
    public static ExecutionResult WriteCost(RequestProgress progress)
    {
        var writer = new ResultWriter(256);
        writer.WriteStartObject();
        WriteCost(writer, progress);
        writer.WriteEndObject();
        return ResultOf(progress, writer, [], hasData: false);
    }

    /// <summary>The cost as clients see it.</summary>
    public static IReadOnlyDictionary<string, object?> Describe(OperationCost cost) =>
        new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["fieldCost"] = cost.FieldCost,
            ["typeCost"] = cost.TypeCost,
        };

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

    /// <summary>The first payload of a response in parts, or all of it when nothing is left.</summary>
    public static ExecutionResult WriteInitial(
        RequestProgress progress,
        ResponseExtensions extensions,
        ResultWriter writer,
        ResponseWriter response,
        IncrementalDelivery? delivery)
    {
        ErrorWriter.WriteErrors(writer, response.Errors);
        if (delivery is not null)
        {
            IncrementalWriter.WritePending(writer, delivery.Pending);
            IncrementalWriter.WriteHasNext(writer, hasNext: true);
        }

        ErrorWriter.WriteExtensions(writer, extensions.TakeNew());
        writer.WriteEndObject();
        return ResultOf(progress, writer, response.Errors, hasData: true);
    }

    /// <summary>A later payload of a response that is delivered in parts.</summary>
    public static ExecutionResult WritePayload(
        RequestProgress progress, ResponseExtensions extensions, IncrementalPayload payload)
    {
        var writer = new ResultWriter();
        try
        {
            IncrementalWriter.Write(writer, payload, extensions.TakeNew());
            return ResultOf(progress, writer, [.. payload.Errors], hasData: true);
        }
        catch
        {
            writer.Dispose();
            throw;
        }
    }

    private static void WriteCost(ResultWriter writer, RequestProgress progress) => ErrorWriter.WriteExtensions(
        writer,
        new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [CostExtension] = Describe(progress.Cost ?? default),
        });

    private static ExecutionResult ResultOf(
        RequestProgress progress, ResultWriter writer, IReadOnlyList<GraphQLError> errors, bool hasData) => new(writer)
        {
            Errors = errors,
            HasData = hasData,
            IsOperationNotAllowed = progress.IsOperationNotAllowed,
            Operation = progress.Operation?.Operation,
            OperationName = progress.Operation?.Name?.Value,
            DocumentHash = progress.DocumentHash.Length > 0 ? progress.DocumentHash : progress.Key.ToString(),
        };
}
