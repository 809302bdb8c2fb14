using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Requests;
using GraphTenancy.GraphQL.Engine.Transport;
using GraphTenancy.GraphQL.Tenancy;
using GraphTenancy.Persistence.Sessions;

namespace GraphTenancy.GraphQL.Http;

/// <summary>The way of a request from HTTP to the engine and back; the numbers are those of the engine's map.</summary>
internal sealed class GraphQLHttpHandler(
    RequestExecutor executor,
    TokenAuthenticator authenticator,
    IdentityResolver identities,
    ISessionFactory sessions,
    AdminSessions adminSessions,
    PersistenceErrorFilter errorFilter,
    RequestLog log,
    IConfiguration configuration)
{
    public const string BodyLimitKey = "GraphTenancy:Http:MaxBodyBytes";

    private const int OneMebibyte = 1024 * 1024;

    /// <summary>What a client reads as "client closed request" in logs; nobody is left to receive it.</summary>
    private const int ClientClosedRequest = 499;

    private readonly int _bodyLimit = configuration.GetValue(BodyLimitKey, OneMebibyte) is > 0 and int limit
        ? limit
        : throw new InvalidOperationException(
            $"{BodyLimitKey} is not positive. Set it in bytes, such as {OneMebibyte}.");

    /// <summary>Answers <c>POST /graphql</c>.</summary>
    public Task PostAsync(HttpContext context) => HandleAsync(
        context,
        static async (request, limit, cancellationToken) =>
        {
            RequestBody.RequireJson(request);
            byte[] body = await RequestBody.ReadAsync(request, limit, cancellationToken);
            return GraphQLRequestParser.Parse(body);
        });

    /// <summary>Answers <c>GET /graphql?query=…</c>: queries only, because a link must not change anything.</summary>
    public Task GetAsync(HttpContext context) => HandleAsync(context, static (request, _, _) =>
        ValueTask.FromResult(GraphQLRequestParser.ParseQueryString(request.QueryString.Value) with
        {
            AllowedOperations = AllowedOperations.Query,
        }));

    private async Task HandleAsync(
        HttpContext context, Func<HttpRequest, int, CancellationToken, ValueTask<GraphQLRequest>> read)
    {
        var record = new RequestRecord();
        try
        {
            await AnswerAsync(context, read, record);
            record.Status = context.Response.StatusCode;
        }
        catch (Exception gone) when (
            gone is OperationCanceledException or IOException && context.RequestAborted.IsCancellationRequested)
        {
            record.Status = ClientClosedRequest;
        }
        finally
        {
            log.Write(record);
        }
    }

    private async Task AnswerAsync(
        HttpContext context,
        Func<HttpRequest, int, CancellationToken, ValueTask<GraphQLRequest>> read,
        RequestRecord record)
    {
        // 1. HTTP: media types and size before anything is parsed.
        if (ResponseFormat.Choose(context.Request) is not { } format)
        {
            await RefuseAsync(context, ResponseFormat.Json, record, new GraphQLError
            {
                Message = "Accept application/graphql-response+json or application/json.",
                Code = ServerErrorCodes.NotAcceptable,
            });
            return;
        }

        try
        {
            GraphQLRequest request = await read(context.Request, _bodyLimit, context.RequestAborted);

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

            // 3 to 9. The engine; the sessions go along as state of the request.
            using ExecutionResult result = await executor.ExecuteAsync(
                request,
                context.RequestServices,
                identity.User,
                engine => identity.AddTo(engine, sessions, adminSessions),
                context.RequestAborted);
            Note(record, result);
            await HttpErrors.WriteAsync(context, format, format.StatusOf(result), result.Body);
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

    private static void Note(RequestRecord record, ExecutionResult result)
    {
        record.Operation = result.Operation?.ToString().ToLowerInvariant();
        record.OperationName = result.OperationName;
        record.DocumentHash = result.DocumentHash;
        record.Code = result.Errors.Count > 0 ? result.Errors[0].Code : null;
    }

    private static Task RefuseAsync(
        HttpContext context, ResponseFormat format, RequestRecord record, GraphQLError error)
    {
        record.Code = error.Code;
        return HttpErrors.WriteAsync(context, format, error);
    }
}
