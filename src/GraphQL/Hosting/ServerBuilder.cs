using GraphTenancy.GraphQL.Data;
using GraphTenancy.GraphQL.Diagnostics;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Requests;
using GraphTenancy.GraphQL.Http;
using GraphTenancy.GraphQL.Http.WebSockets;
using GraphTenancy.GraphQL.Ide;
using GraphTenancy.GraphQL.Tenancy;
using GraphTenancy.Persistence;
using GraphTenancy.Persistence.Embedded;
using GraphTenancy.Persistence.Sessions;

namespace GraphTenancy.GraphQL.Hosting;

/// <summary>Puts the server together, in the order in which a request passes through it.</summary>
internal static class ServerBuilder
{
    public const string CursorKeyKey = "GraphTenancy:Cursors:Key";
    public const string DefaultUrl = "http://127.0.0.1:5080";

    /// <summary>Registers everything and maps the routes.</summary>
    /// <exception cref="ConfigurationException">The configuration is not usable; the message names every
    /// key.</exception>
    public static WebApplication Build(WebApplicationBuilder builder)
    {
        AddAuthentication(builder);
        AddTenancy(builder.Services);
        AddEngine(builder.Services, CursorKey(builder), builder.Environment.IsDevelopment());
        GraphQLServerBuilder server = builder.Services.AddGraphQLServer();
        server.ModifyOptions(options => LimitSettings.Apply(builder.Configuration, options));
        PersistedOperationSettings.Apply(builder.Configuration, server);
        IntrospectionPolicy introspection = IntrospectionPolicy.From(builder.Configuration, builder.Environment);
        builder.Services.AddSingleton(introspection);
        HttpSettings http = HttpSettings.From(builder.Configuration);
        builder.Services.AddGraphQLOverHttp(http, SocketSettings.From(builder.Configuration));
        builder.Services.AddSingleton(SqlSettings.From(builder.Configuration, builder.Environment));
        builder.Services.AddSingleton<SlowStatementLog>();
        builder.Services.AddSingleton<SqlDiagnostics>();
        builder.Services.AddGraphTenancyPersistence(builder.Configuration);
        builder.Services.AddGraphTenancyEvents(typeof(ServerBuilder).Assembly);
        builder.Services.AddSingleton<CatalogComparison>();
        builder.Services.AddSingleton<DatabaseReadiness>();
        builder.Services.AddHostedService<CatalogCheckAtStart>();
        builder.Services.AddSingleton(IdeOptions.From(
            builder.Configuration, builder.Environment, introspection.IsEverAllowed));
        builder.Services.AddSingleton<IdeHandler>();
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.AddServerHeader = false);

        WebApplication app = builder.Build();
        MakeNow(app.Services);
        LeaveOutFrameworkAuthentication(app);
        app.UseGraphQLOverHttp(http);
        app.MapGraphQL();
        app.MapGet("/health/live", DatabaseReadiness.WriteLiveAsync);
        app.MapGet("/health/ready", app.Services.GetRequiredService<DatabaseReadiness>().WriteReadyAsync);
        return app;
    }

    /// <summary>
    /// The framework puts two middlewares of its own before all others unless they are said to stand already. They
    /// would find nothing to do: <see cref="TokenAuthenticator"/> checks tokens, and the engine authorizes.
    /// </summary>
    private static void LeaveOutFrameworkAuthentication(IApplicationBuilder app)
    {
        app.Properties["__AuthenticationMiddlewareSet"] = true;
        app.Properties["__AuthorizationMiddlewareSet"] = true;
    }

    /// <summary>
    /// Makes what the first request would: what is wrong with schema or configuration is wrong at the start.
    /// </summary>
    private static void MakeNow(IServiceProvider services)
    {
        _ = services.GetRequiredService<RequestExecutor>();
        try
        {
            _ = services.GetRequiredService<PostgresDataSources>();
            _ = services.GetRequiredService<GraphQLHttpHandler>();
        }
        catch (Exception wrong) when (wrong is ArgumentException or InvalidOperationException)
        {
            // Both read the configuration, and their messages name the key.
            throw new ConfigurationException(wrong.Message, wrong);
        }
    }

    /// <summary>The schema alone, without a host or a database.</summary>
    public static Engine.Types.Schema BuildSchema()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        AddEngine(services, cursorKey: null, isDevelopment: false);
        using ServiceProvider provider = services.BuildServiceProvider();
        return provider.GetRequiredService<Engine.Types.Schema>();
    }

    private static void AddAuthentication(WebApplicationBuilder builder)
    {
        JwtSettings settings = builder.Configuration.GetSection(JwtSettings.Section).Get<JwtSettings>()
            ?? new JwtSettings();
        DevelopmentTokens tokens = DevelopmentTokens.None;
        if (settings.IsEmpty && builder.Environment.IsDevelopment())
        {
            tokens = DevelopmentTokens.In(EmbeddedDatabase.FolderOf(builder.Configuration));
            settings = tokens.Settings;
        }

        string[] problems = [.. settings.Problems()];
        if (problems.Length > 0)
        {
            throw new ConfigurationException(string.Join(Environment.NewLine, problems));
        }

        // A scheme that stands alone would become the default one, which the framework runs before every request: each
        // signature would be checked although TokenCache knows the token.
        AppContext.SetSwitch("Microsoft.AspNetCore.Authentication.SuppressAutoDefaultScheme", true);
        builder.Services.AddSingleton(tokens);
        builder.Services.AddAuthentication().AddJwtBearer(options =>
        {
            options.MapInboundClaims = false;
            options.Authority = settings.Authority;
            options.RequireHttpsMetadata = settings.RequireHttpsMetadata;
            options.TokenValidationParameters = settings.ToValidationParameters();
        });
    }

    private static void AddTenancy(IServiceCollection services)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<TokenCache>();
        services.AddSingleton<TokenAuthenticator>();
        services.AddSingleton<CallerDirectory>();
        services.AddSingleton<IdentityResolver>();
        services.AddAuthorization();
        services.AddSingleton<IPolicyEvaluator, PolicyEvaluator>();
        services.AddHostedService<PolicyCheck>();
    }

    private static void AddEngine(IServiceCollection services, byte[]? cursorKey, bool isDevelopment)
    {
        services.AddSingleton<PersistenceErrorFilter>();
        services
            .AddGraphQLServer()
            .AddTypes(typeof(ServerBuilder).Assembly)
            .AddRequestState<Caller>()
            .AddRequestState<TenantContext>()
            .AddRequestState<ITenantSession>()
            .AddRequestState<ITenantWriteSession>()
            .AddRequestState<IAdminSession>()
            .AddData(cursors: new CursorOptions { Key = cursorKey })
            .AddNodeFields()
            .ModifyOptions(options =>
            {
                options.IncludeExceptionDetails = isDevelopment;
                options.EnableDefer = true;
                options.EnableStream = true;
            })
            .AddOperationInterceptor<TenantInterceptor>()
            .AddOperationInterceptor<BatchInterceptor>()
            .AddErrorFilter<PersistenceErrorFilter>();
    }

    /// <summary>
    /// Cursors are signed, so that a client can only go on from where a page has ended. Servers behind one address need
    /// the same key; without one it is random and cursors end with the process.
    /// </summary>
    private static byte[]? CursorKey(WebApplicationBuilder builder)
    {
        string? key = builder.Configuration[CursorKeyKey];
        if (key is null && builder.Environment.IsDevelopment())
        {
            key = new SecretFile(Path.Combine(EmbeddedDatabase.FolderOf(builder.Configuration), "cursors.json"))
                .GetOrCreate("key");
        }

        byte[]? bytes = key is null ? null : System.Text.Encoding.UTF8.GetBytes(key);
        return bytes is null or { Length: >= 32 }
            ? bytes
            : throw new ConfigurationException($"{CursorKeyKey} has fewer than 32 bytes.");
    }
}
