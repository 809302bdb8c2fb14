using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Requests;
using GraphTenancy.GraphQL.Tenancy;
using GraphTenancy.Persistence.Sessions;

namespace GraphTenancy.GraphQL.Http.WebSockets;

/// <summary>Runs the operations of sockets; each asks anew who the caller is, as a request over HTTP does.</summary>
internal sealed class SocketOperationRunner(
    OperationRunner runner,
    ResponsePump pump,
    PersistenceErrorFilter errorFilter,
    IServiceScopeFactory scopes,
    RequestLog log)
{
    /// <summary>Runs one, until its end or until it is cancelled.</summary>
    public async Task RunAsync(
        SocketOperation operation, GraphQLRequest request, CallerWatch caller, CancellationToken cancellationToken)
    {
        var record = new RequestRecord { Status = StatusCodes.Status200OK };
        try
        {
            await ExecuteAsync(operation, request, caller, record, cancellationToken);
        }
        catch (GraphQLException expected)
        {
            await RefuseAsync(operation, expected.Error, record);
        }
        catch (PersistenceException exception)
        {
            await RefuseAsync(operation, errorFilter.ToError(exception), record);
        }
        finally
        {
            log.Write(record);
        }
    }

    private async Task ExecuteAsync(
        SocketOperation operation,
        GraphQLRequest request,
        CallerWatch caller,
        RequestRecord record,
        CancellationToken cancellationToken)
    {
        GraphQLError? refusal = await caller.LookAsync(cancellationToken);
        (record.User, record.Tenant) = (caller.Identity.Subject, caller.Identity.Caller?.Tenant?.TenantCode);
        if (refusal is not null)
        {
            await RefuseAsync(operation, refusal, record);
            return;
        }

        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        await using ResponseStream stream = await runner.OpenAsync(
            request, scope.ServiceProvider, caller, cancellationToken);
        record.Note(stream);
        if (stream.Kind == ResponseStreamKind.Single)
        {
            await AnswerOnceAsync(operation, stream, record, cancellationToken);
        }
        else if (await pump.RunAsync(stream, caller, operation, cancellationToken) is { } ended)
        {
            await RefuseAsync(operation, ended, record);
        }
        else
        {
            record.Code = operation.LastCode;
            await operation.CompleteAsync();
        }
    }

    private static async Task AnswerOnceAsync(
        SocketOperation operation, ResponseStream stream, RequestRecord record, CancellationToken cancellationToken)
    {
        await foreach (ExecutionResult result in stream.ReadResultsAsync(cancellationToken))
        {
            using (result)
            {
                record.Note(result);
                record.Status = ResponseFormat.GraphQLResponse.StatusOf(result);
                if (!result.HasData)
                {
                    await operation.FailAsync(result);
                    return;
                }

                await operation.SendAsync(result, cancellationToken);
            }
        }

        await operation.CompleteAsync();
    }

    private static async Task RefuseAsync(SocketOperation operation, GraphQLError error, RequestRecord record)
    {
        record.Code = error.Code;
        record.Status = ErrorStatus.Of(error.Code) ?? StatusCodes.Status400BadRequest;
        await operation.FailAsync(error);
    }
}
