using System.Net;
using System.Text.Json;
using GraphTenancy.GraphQL.Tenancy;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace GraphTenancy.GraphQL.Ide;

/// <summary>
/// Serves Banana Cake Pop at <c>/graphql/</c>: its files as they are, and the configuration that it asks for.
/// </summary>
internal sealed class IdeHandler(IdeOptions options, DevelopmentTokens tokens)
{
    /// <summary>
    /// The IDE makes functions from text (its JSON-schema compiler), hence unsafe-eval on this path only; nothing may
    /// be loaded from or sent to another host.
    /// </summary>
    public const string ContentSecurityPolicy =
        "default-src 'self'; script-src 'self' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
        + "img-src 'self' data: blob:; font-src 'self' data:; worker-src 'self'; connect-src 'self'; base-uri 'self'; "
        + "object-src 'none'; frame-ancestors 'none'";

    private const string NotInstalled =
        "The Banana Cake Pop IDE is not installed. Run 'npm ci' in the folder ide and start the server again.\n"
        + "GraphQL itself is served: POST your operations to /graphql.\n";

    private static readonly string[] Sources = [".cjs", ".mjs", ".cts", ".mts", ".md", "package.json"];
    private static readonly FileExtensionContentTypeProvider ContentTypes = new();

    private readonly PhysicalFileProvider? _files =
        options.Folder is null ? null : new PhysicalFileProvider(options.Folder);

    public bool IsEnabled => options.IsEnabled;

    /// <summary>Answers <c>GET /graphql/…</c>.</summary>
    public async Task GetFileAsync(HttpContext context)
    {
        HttpResponse response = context.Response;
        if (!options.IsEnabled)
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        string name = context.Request.RouteValues["file"] as string is { Length: > 0 } file ? file : "index.html";
        response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        if (name == "bcp-config.json")
        {
            await WriteConfigurationAsync(context);
        }
        else if (_files is null)
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            await response.WriteAsync(NotInstalled, context.RequestAborted);
        }
        else
        {
            await SendAsync(context, _files.GetFileInfo(name), name);
        }
    }

    private static async Task SendAsync(HttpContext context, IFileInfo file, string name)
    {
        HttpResponse response = context.Response;
        if (!file.Exists || file.IsDirectory
            || Array.Exists(Sources, source => name.EndsWith(source, StringComparison.OrdinalIgnoreCase)))
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        // Names below static/ hold a hash of their content; the entry files name those and must be asked for anew.
        response.Headers.CacheControl = name.StartsWith("static/", StringComparison.Ordinal)
            ? "public, max-age=31536000, immutable"
            : "no-cache";
        response.ContentType = ContentTypes.TryGetContentType(name, out string? type)
            ? type
            : "application/octet-stream";
        response.ContentLength = file.Length;
        await response.SendFileAsync(file, context.RequestAborted);
    }

    // By address and by name: a page from elsewhere can point a name of its own at this machine, and then reads the
    // answer as its own.
    private static bool IsOnThisMachine(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && (context.Request.Host.Host is "localhost" or "[::1]"
            || (IPAddress.TryParse(context.Request.Host.Host, out IPAddress? host) && IPAddress.IsLoopback(host)));

    private async Task WriteConfigurationAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        var configuration = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["title"] = "GraphTenancy",
            ["useBrowserUrlAsEndpoint"] = true,
            ["disableTelemetry"] = true,
            ["includeCookies"] = false,
        };

        // A token for everybody who opens the page: on the own machine, in Development, for the demo tenant only.
        if (tokens.IsAvailable && IsOnThisMachine(context))
        {
            string token = tokens.Create("alice", "acme", isPlatformAdmin: false, TimeSpan.FromHours(12));
            configuration["httpHeaders"] = new Dictionary<string, string> { ["Authorization"] = $"Bearer {token}" };
        }

        await JsonSerializer.SerializeAsync(
            context.Response.Body, configuration, cancellationToken: context.RequestAborted);
    }
}
