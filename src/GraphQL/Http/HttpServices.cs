using GraphTenancy.GraphQL.Http.WebSockets;
using GraphTenancy.GraphQL.Tenancy;

namespace GraphTenancy.GraphQL.Http;

/// <summary>Registers what serves GraphQL over HTTP.</summary>
internal static class HttpServices
{
    private static readonly TimeSpan PreflightStay = TimeSpan.FromMinutes(10);

    /// <summary>Adds the services.</summary>
    public static void AddGraphQLOverHttp(
        this IServiceCollection services, HttpSettings settings, SocketSettings sockets)
    {
        services.AddSingleton(sockets);
        services.AddSingleton<SocketOperationRunner>();
        services.AddSingleton<GraphQLSocketHandler>();
        services.AddSingleton(settings);
        services.AddSingleton<RequestLog>();
        services.AddSingleton<OperationRunner>();
        services.AddSingleton<SchemaTextHandler>();
        services.AddSingleton<BatchHandler>();
        services.AddSingleton<ResponsePump>();
        services.AddSingleton<StreamHandler>();
        services.AddSingleton<GraphQLHttpHandler>();
        if (settings.AllowedOrigins.Count > 0)
        {
            // No credentials: there are no cookies, and a token in a header is the page's own.
            services.AddCors(options => options.AddDefaultPolicy(policy => policy
                .WithOrigins([.. settings.AllowedOrigins])
                .WithMethods("GET", "POST")
                .WithHeaders("Accept", "Authorization", "Content-Type", TenantSelection.HeaderName, CostHeader.Name)
                .SetPreflightMaxAge(PreflightStay)));
        }

        if (settings.IsCompressed)
        {
            services.AddCompression();
        }
    }

    /// <summary>Adds the middleware; none where the configuration asks for none.</summary>
    public static void UseGraphQLOverHttp(this WebApplication app, HttpSettings settings)
    {
        if (settings.IsCompressed)
        {
            app.UseResponseCompression();
        }

        if (settings.AllowedOrigins.Count > 0)
        {
            app.UseCors();
        }

        // The branch keeps what sockets need off the way of all other requests.
        app.UseWhen(
            static context =>
                context.Request.Headers.Upgrade.Count > 0 || HttpMethods.IsConnect(context.Request.Method),
            static branch => branch.UseWebSockets());
    }
}
