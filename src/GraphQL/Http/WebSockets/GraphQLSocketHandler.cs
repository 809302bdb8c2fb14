using System.Net.WebSockets;
using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Tenancy;
using GraphTenancy.Persistence.Sessions;
using Microsoft.Extensions.Primitives;

namespace GraphTenancy.GraphQL.Http.WebSockets;

/// <summary>Opens sockets at <c>/graphql</c>, by the protocol <c>graphql-transport-ws</c>.</summary>
/// <remarks>https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md</remarks>
internal sealed class GraphQLSocketHandler(
    SocketOperationRunner runner,
    TokenAuthenticator authenticator,
    IdentityResolver identities,
    HttpSettings http,
    SocketSettings settings,
    TimeProvider time,
    IHostApplicationLifetime lifetime,
    ILogger<GraphQLSocketHandler> logger)
{
    private int _open;

    /// <summary>Serves a socket to its end.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        if (!Origin.IsAllowed(context.Request, http.AllowedOrigins))
        {
            await HttpErrors.WriteAsync(context, ResponseFormat.Json, ForeignOrigin);
            return;
        }

        try
        {
            if (Interlocked.Increment(ref _open) > settings.MaxSockets)
            {
                await HttpErrors.WriteAsync(context, ResponseFormat.Json, TooManySockets);
                return;
            }

            await ServeAsync(context);
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }

    private async Task ServeAsync(HttpContext context)
    {
        // A client that asks for another protocol is told why it is closed. Without a protocol in the answer its
        // library would break the connection off before.
        IList<string> offered = context.WebSockets.WebSocketRequestedProtocols;
        bool isOurs = offered.Contains(SocketProtocol.Name);
        using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext
        {
            SubProtocol = isOurs ? SocketProtocol.Name : offered.FirstOrDefault(),
            KeepAliveInterval = settings.PingInterval,
            KeepAliveTimeout = settings.PingInterval,
        });
        using var session = new GraphQLSocket(
            socket,
            (parameters, cancellationToken) => AdmitAsync(context, parameters, cancellationToken),
            runner,
            settings,
            time,
            logger);
        await session.RunAsync(isOurs ? null : SocketClose.Subprotocol, lifetime.ApplicationStopping);
    }

    private async ValueTask<SocketAdmission> AdmitAsync(
        HttpContext context, ConnectionParameters parameters, CancellationToken cancellationToken)
    {
        // Only what the first message says counts: the page that opened the socket has written it, while a browser may
        // add headers by itself.
        HttpRequest request = context.Request;
        request.Headers.Authorization = parameters.Authorization is { } token ? token : StringValues.Empty;
        try
        {
            TokenResult result = await authenticator.AuthenticateAsync(context);
            if (result.IsInvalid)
            {
                return new SocketAdmission(null, SocketClose.Forbidden(ErrorCodes.NotAuthenticated));
            }

            StringValues tenants = StringValues.Concat(
                request.Headers[TenantSelection.HeaderName],
                parameters.Tenant is { } tenant ? tenant : StringValues.Empty);
            var caller = new CallerWatch(
                identities, time, result.Claims, identities.Select(tenants, request.Host), RequestIdentity.Anonymous);
            return await caller.LookAsync(cancellationToken) is { } refusal
                ? new SocketAdmission(null, SocketClose.Forbidden(refusal.Code))
                : new SocketAdmission(caller, null);
        }
        catch (GraphQLException malformed)
        {
            return new SocketAdmission(null, SocketClose.Forbidden(malformed.Error.Code));
        }
        catch (PersistenceException)
        {
            return new SocketAdmission(null, SocketClose.TryAgainLater);
        }
    }

    private static GraphQLError ForeignOrigin { get; } = new()
    {
        Message = "Pages of this origin may not open a socket. Name it in GraphTenancy:Http:AllowedOrigins.",
        Code = ServerErrorCodes.OriginForbidden,
    };

    private static GraphQLError TooManySockets { get; } = new()
    {
        Message = "Too many sockets are open. Try again later.",
        Code = ServerErrorCodes.TooManyConnections,
    };
}
