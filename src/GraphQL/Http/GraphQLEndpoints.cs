using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Http.WebSockets;
using GraphTenancy.GraphQL.Ide;

namespace GraphTenancy.GraphQL.Http;

/// <summary>The routes of <c>/graphql</c>.</summary>
internal static class GraphQLEndpoints
{
    public const string Path = "/graphql";

    /// <summary>Maps GraphQL over HTTP, the schema text and the IDE.</summary>
    public static void MapGraphQL(this WebApplication app)
    {
        GraphQLHttpHandler handler = app.Services.GetRequiredService<GraphQLHttpHandler>();
        GraphQLSocketHandler sockets = app.Services.GetRequiredService<GraphQLSocketHandler>();
        IdeHandler ide = app.Services.GetRequiredService<IdeHandler>();
        app.MapPost(Path, handler.PostAsync);
        app.MapMethods(Path, ["GET", "HEAD"], context => context.WebSockets.IsWebSocketRequest
            ? sockets.HandleAsync(context)
            : GetAsync(context, handler, ide));
        app.MapGet(Path + "/{**file}", ide.GetFileAsync);
        app.MapMethods(Path, ["OPTIONS"], WriteMethods);
        app.MapMethods(Path, ["PUT", "PATCH", "DELETE", "TRACE"], RefuseAsync);
        // Over HTTP/2 a socket is opened by CONNECT. https://www.rfc-editor.org/rfc/rfc8441
        app.MapMethods(Path, ["CONNECT"], context => context.WebSockets.IsWebSocketRequest
            ? sockets.HandleAsync(context)
            : RefuseAsync(context));
    }

    private static Task GetAsync(HttpContext context, GraphQLHttpHandler handler, IdeHandler ide)
    {
        HttpRequest request = context.Request;
        if (request.Query.ContainsKey("sdl"))
        {
            return context.RequestServices.GetRequiredService<SchemaTextHandler>().GetAsync(context);
        }

        if (request.Query.ContainsKey("query"))
        {
            return handler.GetAsync(context);
        }

        // The IDE names its files relative to its own folder, so the slash at the end matters.
        if (request.Path.Value?.EndsWith('/') == true)
        {
            return ide.GetFileAsync(context);
        }

        if (ide.IsEnabled
            && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
        {
            context.Response.Redirect(request.PathBase + Path + "/");
            return Task.CompletedTask;
        }

        return handler.GetAsync(context);
    }

    /// <summary>
    /// Answers a plain OPTIONS. The preflight of a page of another origin gets the same, which denies it, unless the
    /// configuration allows that origin; then the framework has answered before.
    /// </summary>
    private static Task WriteMethods(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        context.Response.Headers.Allow = HttpErrors.AllowedMethods;
        return Task.CompletedTask;
    }

    private static Task RefuseAsync(HttpContext context) => HttpErrors.WriteAsync(
        context,
        AcceptedFormats.Of(context.Request).Single ?? ResponseFormat.Json,
        new GraphQLError { Message = "Send queries and mutations by POST.", Code = ServerErrorCodes.MethodNotAllowed });
}
