using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Requests;
using GraphTenancy.GraphQL.Tenancy;
using GraphTenancy.Persistence.Sessions;

namespace GraphTenancy.GraphQL.Http;

/// <summary>
/// Answers requests of clients that take a stream: subscriptions and incremental delivery as a stream, all else in one
/// piece where the client takes that as well.
/// </summary>
internal sealed class StreamHandler(
    OperationRunner runner,
    ResponsePump pump,
    PersistenceErrorFilter errorFilter,
    HttpSettings settings,
    IHostApplicationLifetime lifetime)
{
    private int _open;

    /// <summary>Runs the operation and sends its answers.</summary>
    public async Task AnswerAsync(
        HttpContext context,
        GraphQLRequest request,
        AcceptedFormats accepted,
        CallerWatch caller,
        RequestRecord record)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(
            context.RequestAborted, lifetime.ApplicationStopping);
        await using ResponseStream stream = await runner.OpenAsync(
            request, context.RequestServices, caller, ending.Token);
        record.Note(stream);
        StreamFormat format = accepted.Stream ?? throw new InvalidOperationException("The client takes no stream.");
        if (stream.Kind == ResponseStreamKind.Single)
        {
            await AnswerOnceAsync(context, stream, accepted.Single, format, record, ending.Token);
            return;
        }

        try
        {
            if (Interlocked.Increment(ref _open) > settings.MaxStreams
                && stream.Kind == ResponseStreamKind.Subscription)
            {
                throw new GraphQLException(
                    "Too many streams are open. Try again later.", ServerErrorCodes.TooManyConnections);
            }

            await AnswerManyAsync(context, stream, format, caller, record, ending.Token);
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }

    private static async Task AnswerOnceAsync(
        HttpContext context,
        ResponseStream stream,
        ResponseFormat? single,
        StreamFormat format,
        RequestRecord record,
        CancellationToken cancellationToken)
    {
        await foreach (ExecutionResult result in stream.ReadResultsAsync(cancellationToken))
        {
            using (result)
            {
                record.Note(result);

                // What every media type answers by its status stays outside the stream; the client's code for refused
                // connections deals with it.
                int always = ResponseFormat.Json.StatusOf(result);
                if (single is not null || always != StatusCodes.Status200OK)
                {
                    ResponseFormat form = single ?? ResponseFormat.Json;
                    await HttpErrors.WriteAsync(context, form, form.StatusOf(result), result.Body);
                    return;
                }

                StreamWriter writer = StreamWriter.Start(context, format);
                await writer.SendAsync(result, cancellationToken);
                await writer.CompleteAsync(cancellationToken);
            }
        }
    }

    private async Task AnswerManyAsync(
        HttpContext context,
        ResponseStream stream,
        StreamFormat format,
        CallerWatch caller,
        RequestRecord record,
        CancellationToken cancellationToken)
    {
        StreamWriter writer = StreamWriter.Start(context, format);
        if (stream.Kind == ResponseStreamKind.Subscription)
        {
            // The first event may be far away; the client learns now that it is subscribed.
            await writer.SendHeartbeatAsync(cancellationToken);
        }

        GraphQLError? ended;
        try
        {
            ended = await pump.RunAsync(stream, caller, writer, cancellationToken);
        }
        catch (PersistenceException exception)
        {
            ended = errorFilter.ToError(exception);
        }

        record.Code = ended?.Code ?? writer.LastCode;
        if (ended is not null)
        {
            await writer.SendErrorAsync(ended, cancellationToken);
        }

        await writer.CompleteAsync(cancellationToken);
    }
}
