using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Requests;
using GraphTenancy.GraphQL.Engine.Transport;
using GraphTenancy.GraphQL.Tenancy;
using GraphTenancy.Persistence.Sessions;

namespace GraphTenancy.GraphQL.Http;

/// <summary>The way of a request from HTTP to the engine and back; the numbers are those of the engine's map.</summary>
internal sealed class GraphQLHttpHandler(
    OperationRunner runner,
    BatchHandler batches,
    StreamHandler streams,
    TokenAuthenticator authenticator,
    IdentityResolver identities,
    PersistenceErrorFilter errorFilter,
    RequestLog log,
    HttpSettings settings,
    TimeProvider time,
    IHostApplicationLifetime lifetime)
{
    /// <summary>What a client reads as "client closed request" in logs; nobody is left to receive it.</summary>
    private const int ClientClosedRequest = 499;

    /// <summary>Answers <c>POST /graphql</c>.</summary>
    public Task PostAsync(HttpContext context) => HandleAsync(context, ReadBodyAsync);

    /// <summary>
    /// Answers <c>GET /graphql?query=…</c> and HEAD: queries only, because a link must not change anything.
    /// </summary>
    public Task GetAsync(HttpContext context) => HandleAsync(context, static (request, _) =>
        ValueTask.FromResult(new RequestOrBatch(GraphQLRequestParser.ParseQueryString(request.QueryString.Value) with
        {
            AllowedOperations = AllowedOperations.Query,
        })));

    private async ValueTask<RequestOrBatch> ReadBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        RequestBody.RequireJson(request);
        byte[] body = await RequestBody.ReadAsync(request, settings.MaxBodyBytes, cancellationToken);
        return settings.MaxBatchSize > 0 && GraphQLRequestParser.IsBatch(body)
            ? new RequestOrBatch(GraphQLRequestParser.ParseBatch(body, settings.MaxBatchSize))
            : new RequestOrBatch(GraphQLRequestParser.Parse(body));
    }

    private async Task HandleAsync(
        HttpContext context, Func<HttpRequest, CancellationToken, ValueTask<RequestOrBatch>> read)
    {
        var record = new RequestRecord();
        try
        {
            await AnswerAsync(context, read, record);
            record.Status = context.Response.StatusCode;
        }
        catch (Exception gone) when (
            gone is OperationCanceledException or IOException
            && (context.RequestAborted.IsCancellationRequested || context.Response.HasStarted
                || lifetime.ApplicationStopping.IsCancellationRequested))
        {
            record.Status = ClientClosedRequest;

            // A stream that the server gives up must not look like one that has come to its end.
            context.Abort();
        }
        finally
        {
            log.Write(record);
        }
    }

    private async Task AnswerAsync(
        HttpContext context,
        Func<HttpRequest, CancellationToken, ValueTask<RequestOrBatch>> read,
        RequestRecord record)
    {
        // 1. HTTP: media types and size before anything is parsed.
        AcceptedFormats accepted = AcceptedFormats.Of(context.Request);
        ResponseFormat format = accepted.Single ?? ResponseFormat.Json;
        if (accepted.IsEmpty)
        {
            await RefuseAsync(context, format, record, NotAcceptable);
            return;
        }

        try
        {
            RequestOrBatch asked = (await read(context.Request, context.RequestAborted))
                .With(CostHeader.Read(context.Request));

            // 2. Who asks, and for which tenant.
            TokenResult token = await authenticator.AuthenticateAsync(context);
            if (token.IsInvalid)
            {
                await RefuseAsync(context, format, record, TenantInterceptor.NotAuthenticated);
                return;
            }

            RequestIdentity identity = await identities.ResolveAsync(
                token.Claims, context.Request, context.RequestAborted);
            (record.User, record.Tenant) = (identity.Subject, identity.Caller?.Tenant?.TenantCode);
            if (identity is { RefusesEverything: true, TenantRefusal: { } refusal })
            {
                await RefuseAsync(context, format, record, refusal);
                return;
            }

            // 3 to 9. The engine.
            if (accepted.Stream is not null && asked.Batch is null)
            {
                var caller = new CallerWatch(
                    identities, time, token.Claims, identities.Select(context.Request), identity);
                await streams.AnswerAsync(context, asked.Request, accepted, caller, record);
                return;
            }

            await ExecuteAsync(context, asked, format, identity, record);
        }
        catch (GraphQLException expected)
        {
            await RefuseAsync(context, format, record, expected.Error);
        }
        catch (PersistenceException exception)
        {
            await RefuseAsync(context, format, record, errorFilter.ToError(exception));
        }
    }

    private async Task ExecuteAsync(
        HttpContext context,
        RequestOrBatch asked,
        ResponseFormat format,
        RequestIdentity identity,
        RequestRecord record)
    {
        if (asked.Batch is { } batch)
        {
            await batches.AnswerAsync(context, batch, format, identity, record);
            return;
        }

        using ExecutionResult result = await runner.ExecuteAsync(
            asked.Request, new LazyRequestServices(context), identity, context.RequestAborted);
        record.Note(result);
        await HttpErrors.WriteAsync(context, format, format.StatusOf(result), result.Body);
    }

    private static GraphQLError NotAcceptable { get; } = new()
    {
        Message = "Accept application/graphql-response+json or application/json.",
        Code = ServerErrorCodes.NotAcceptable,
    };

    private static Task RefuseAsync(
        HttpContext context, ResponseFormat format, RequestRecord record, GraphQLError error)
    {
        record.Code = error.Code;
        return HttpErrors.WriteAsync(context, format, error);
    }

    /// <summary>What a request brought: one operation, or a batch where batches are allowed.</summary>
    private readonly record struct RequestOrBatch
    {
        private readonly GraphQLRequest? _request;

        public RequestOrBatch(GraphQLRequest request) => _request = request;

        public RequestOrBatch(IReadOnlyList<GraphQLRequest> batch) => Batch = batch;

        public GraphQLRequest Request => _request ?? throw new InvalidOperationException("It is a batch.");

        public IReadOnlyList<GraphQLRequest>? Batch { get; }

        public RequestOrBatch With(CostMode cost) => cost == CostMode.Enforce ? this
            : Batch is null ? new RequestOrBatch(Request with { CostMode = cost })
            : new RequestOrBatch([.. Batch.Select(request => request with { CostMode = cost })]);
    }
}
