using System.Buffers;
using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Requests;
using GraphTenancy.GraphQL.Engine.Types.Costs;
using GraphTenancy.GraphQL.Tenancy;

namespace GraphTenancy.GraphQL.Http;

/// <summary>Answers batches: a JSON array of requests by a JSON array of answers, in their order.</summary>
internal sealed class BatchHandler(
    OperationRunner runner, IServiceScopeFactory scopes, CostOptions limits, RequestLog log)
{
    /// <summary>Runs all operations for one caller and one tenant; each has a log line of its own.</summary>
    public async Task AnswerAsync(
        HttpContext context,
        IReadOnlyList<GraphQLRequest> requests,
        ResponseFormat format,
        RequestIdentity identity,
        RequestRecord record)
    {
        (ExecutionResult[] results, GraphQLError? refusal) = await Batch.RunAsync(
            requests,
            limits,
            (request, turn) => ExecuteAsync(request, turn, identity, context.RequestAborted));
        try
        {
            if (refusal is not null)
            {
                record.Code = refusal.Code;
                await HttpErrors.WriteAsync(context, format, refusal);
                return;
            }

            Log(results, record);
            await HttpErrors.WriteAsync(context, format, StatusCodes.Status200OK, Join(results));
        }
        finally
        {
            Array.ForEach(results, static result => result.Dispose());
        }
    }

    private async ValueTask<ExecutionResult> ExecuteAsync(
        GraphQLRequest request, BatchTurn turn, RequestIdentity identity, CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        return await runner.ExecuteAsync(request, scope.ServiceProvider, identity, turn, cancellationToken);
    }

    private void Log(ExecutionResult[] results, RequestRecord whole)
    {
        whole.IsLogged = true;
        foreach (ExecutionResult result in results)
        {
            RequestRecord one = whole.ForOperation();
            one.Note(result);
            one.Status = ResponseFormat.GraphQLResponse.StatusOf(result);
            log.Write(one);
        }
    }

    private static ReadOnlyMemory<byte> Join(ExecutionResult[] results)
    {
        var body = new ArrayBufferWriter<byte>(results.Sum(static result => result.Body.Length + 1) + 1);
        body.Write("["u8);
        for (int i = 0; i < results.Length; i++)
        {
            body.Write(i == 0 ? default : ","u8);
            body.Write(results[i].Body.Span);
        }

        body.Write("]"u8);
        return body.WrittenMemory;
    }
}
