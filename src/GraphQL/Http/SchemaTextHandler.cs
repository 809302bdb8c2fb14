using System.Text;
using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Types;
using GraphTenancy.GraphQL.Tenancy;
using GraphTenancy.Persistence.Sessions;

namespace GraphTenancy.GraphQL.Http;

/// <summary>Answers <c>GET /graphql?sdl</c> to those who may look at the schema.</summary>
internal sealed class SchemaTextHandler(
    Engine.Types.Schema schema,
    TokenAuthenticator authenticator,
    IdentityResolver identities,
    IntrospectionPolicy policy,
    PersistenceErrorFilter errorFilter)
{
    private readonly Lazy<byte[]> _text = new(() => Encoding.UTF8.GetBytes(SchemaPrinter.Print(schema)));

    /// <summary>Writes the schema in the schema definition language, or the refusal.</summary>
    public async Task GetAsync(HttpContext context)
    {
        if (await FindRefusalAsync(context) is { } refusal)
        {
            await HttpErrors.WriteAsync(context, ResponseFormat.Json, refusal, StatusCodes.Status403Forbidden);
            return;
        }

        context.Response.ContentType = "application/graphql; charset=utf-8";
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers.Vary = "Authorization";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        await context.Response.Body.WriteAsync(_text.Value, context.RequestAborted);
    }

    private async Task<GraphQLError?> FindRefusalAsync(HttpContext context)
    {
        try
        {
            TokenResult token = await authenticator.AuthenticateAsync(context);
            if (token.IsInvalid)
            {
                return TenantInterceptor.NotAuthenticated;
            }

            RequestIdentity identity = await identities.ResolveAsync(
                token.Claims, context.Request, context.RequestAborted);
            return policy.Allows(identity) ? null : IntrospectionPolicy.Refusal;
        }
        catch (GraphQLException expected)
        {
            return expected.Error;
        }
        catch (PersistenceException exception)
        {
            return errorFilter.ToError(exception);
        }
    }
}
