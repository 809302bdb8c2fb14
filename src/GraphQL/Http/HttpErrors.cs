using System.Text.Json;
using GraphTenancy.GraphQL.Engine.Errors;

namespace GraphTenancy.GraphQL.Http;

/// <summary>Answers requests that never reach the engine, in the form of a GraphQL response.</summary>
internal static class HttpErrors
{
    /// <summary>The methods of the endpoint.</summary>
    public const string AllowedMethods = "GET, HEAD, POST, OPTIONS";

    private const string VaryOn = "Accept, Authorization, X-Tenant-ID";

    public static Task WriteAsync(
        HttpContext context,
        ResponseFormat format,
        GraphQLError error,
        int standard = StatusCodes.Status400BadRequest) => WriteAsync(
            context, format, ErrorStatus.Of(error.Code) ?? standard, Serialize(error));

    /// <summary>A response with one error and nothing else.</summary>
    public static byte[] Serialize(GraphQLError error) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        errors = new[] { new { message = error.Message, extensions = new { code = error.Code } } },
    });

    public static Task WriteAsync(
        HttpContext context, ResponseFormat format, int status, ReadOnlyMemory<byte> body)
    {
        HttpResponse response = context.Response;
        response.StatusCode = status;
        response.ContentType = format.ContentType;
        response.ContentLength = body.Length;
        AddCommonHeaders(context);
        return HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask
            : response.Body.WriteAsync(body, context.RequestAborted).AsTask();
    }

    /// <summary>
    /// Adds what every answer says: it belongs to one caller, nobody keeps it, and it is what it says it is.
    /// </summary>
    public static void AddCommonHeaders(HttpContext context)
    {
        HttpResponse response = context.Response;
        response.Headers.CacheControl = "private, no-store";
        response.Headers.Vary = VaryOn;
        response.Headers.XContentTypeOptions = "nosniff";
        if (response.StatusCode == StatusCodes.Status401Unauthorized)
        {
            // RFC 9110 asks for it; which part of the token was wrong is for the log.
            response.Headers.WWWAuthenticate =
                context.Request.Headers.Authorization.Count == 0 ? "Bearer" : "Bearer error=\"invalid_token\"";
        }

        if (response.StatusCode == StatusCodes.Status405MethodNotAllowed)
        {
            // A GET is refused because of its operation: that one must be sent by POST.
            bool isRead = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
            response.Headers.Allow = isRead ? "POST" : AllowedMethods;
        }
    }
}
