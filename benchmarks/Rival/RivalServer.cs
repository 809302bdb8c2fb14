using Microsoft.IdentityModel.Tokens;

namespace GraphTenancy.Benchmarks.Rival;

/// <summary>
/// What a good engineer would write by hand for exactly these questions: a minimal endpoint each, a cache of validated
/// tokens, one prepared batch with the tenant context, rows by ordinal into a <c>Utf8JsonWriter</c>. It answers
/// nothing else, which is what makes it the practical limit.
/// </summary>
internal static class RivalServer
{
    private static readonly byte[] TypeName = """{"data":{"__typename":"Query"}}"""u8.ToArray();

    /// <summary>Serves until the process is told to end.</summary>
    public static async Task RunAsync(RivalSettings settings)
    {
        AppContext.SetSwitch("Npgsql.EnableSqlRewriting", false);
        // Else the only scheme would become the default one, and each signature be checked before the cache is asked.
        AppContext.SetSwitch("Microsoft.AspNetCore.Authentication.SuppressAutoDefaultScheme", true);
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(settings.Url);
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddAuthentication().AddJwtBearer(options =>
        {
            options.MapInboundClaims = false;
            options.TokenValidationParameters = new TokenValidationParameters
            {
                ValidIssuer = settings.Issuer,
                ValidAudience = settings.Audience,
                IssuerSigningKey = new SymmetricSecurityKey(settings.SigningKey),
                ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            };
        });
        WebApplication app = builder.Build();
        await using var database = new RivalDatabase(settings);
        var tokens = new RivalTokens();
        var reads = new RivalReads(database);
        var orders = new RivalOrders(database);
        var admin = new RivalAdmin(database);
        Map(app, tokens, "typename", WriteTypeNameAsync);
        Map(app, tokens, "order", reads.WriteOrderAsync);
        Map(app, tokens, "orders/by-status", reads.WriteByStatusAsync);
        Map(app, tokens, "orders", reads.WriteOrdersAsync);
        Map(app, tokens, "orders/place", orders.PlaceAsync);
        Map(app, tokens, "admin/top-tenants", admin.WriteTopTenantsAsync);
        Map(app, tokens, "admin/orders-by-tenant", admin.WriteOrdersByTenantAsync);
        await app.RunAsync();
    }

    private static void Map(
        WebApplication app, RivalTokens tokens, string path, Func<HttpContext, RivalIdentity, Task> answer) =>
        app.MapPost(path, async context =>
        {
            if (await tokens.ReadAsync(context) is { } identity)
            {
                await answer(context, identity);
            }
        });

    private static Task WriteTypeNameAsync(HttpContext http, RivalIdentity identity)
    {
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = TypeName.Length;
        return http.Response.BodyWriter.WriteAsync(TypeName, http.RequestAborted).AsTask();
    }
}
