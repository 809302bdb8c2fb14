using System.Text.Json;
using GraphTenancy.GraphQL.Engine.Errors;

namespace GraphTenancy.GraphQL.Http;

/// <summary>Answers requests that never reach the engine, in the form of a GraphQL response.</summary>
internal static class HttpErrors
{
    public static async Task WriteAsync(HttpContext context, ResponseFormat format, GraphQLError error)
    {
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(new
        {
            errors = new[] { new { message = error.Message, extensions = new { code = error.Code } } },
        });
        await WriteAsync(context, format, ErrorStatus.Of(error.Code) ?? StatusCodes.Status400BadRequest, body);
    }

    public static async Task WriteAsync(
        HttpContext context, ResponseFormat format, int status, ReadOnlyMemory<byte> body)
    {
        HttpResponse response = context.Response;
        response.StatusCode = status;
        response.ContentType = format.ContentType;
        response.ContentLength = body.Length;
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        if (status == StatusCodes.Status401Unauthorized)
        {
            // RFC 9110 asks for it; which part of the token was wrong is for the log.
            response.Headers.WWWAuthenticate =
                context.Request.Headers.Authorization.Count == 0 ? "Bearer" : "Bearer error=\"invalid_token\"";
        }

        if (status == StatusCodes.Status405MethodNotAllowed)
        {
            response.Headers.Allow = "POST";
        }

        await response.Body.WriteAsync(body, context.RequestAborted);
    }
}
