using System.Net;
using GraphTenancy.GraphQL.Ide;
using Microsoft.AspNetCore.Mvc.Testing;

namespace GraphTenancy.GraphQL.Tests.Ide;

[Collection(ServerCollection.Name)]
public sealed class IdeTests(ServerFixture server) : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ide-").FullName;
    private TestServerFactory? _factory;

    public async ValueTask DisposeAsync()
    {
        if (_factory is not null)
        {
            await _factory.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_browser_is_sent_from_graphql_to_the_ide()
    {
        TestClient client = StartWithIde();
        client.Accept = "text/html,application/xhtml+xml,*/*;q=0.8";

        TestAnswer answer = await client.GetAsync("/graphql");

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.Equal("/graphql/", answer.Response.Headers.Location?.ToString());
    }

    [Theory]
    [InlineData("/graphql/", "text/html", "no-cache")]
    [InlineData("/graphql/service-worker.js", "text/javascript", "no-cache")]
    [InlineData("/graphql/static/js/main.12345678.js", "text/javascript", "public, max-age=31536000, immutable")]
    public async Task A_file_is_served_with_its_type_its_caching_and_the_policy(string path, string type, string caching)
    {
        TestAnswer answer = await StartWithIde().GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(type, answer.MediaType);
        Assert.Equal(caching, string.Join(", ", answer.Response.Headers.NonValidated["Cache-Control"]));
        Assert.Equal(IdeHandler.ContentSecurityPolicy, answer.Response.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("nosniff", answer.Response.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Theory]
    [InlineData("/graphql/package.json")]
    [InlineData("/graphql/index.mjs")]
    [InlineData("/graphql/static")]
    [InlineData("/graphql/no-such-file.js")]
    [InlineData("/graphql/..%2f..%2fetc%2fpasswd")]
    public async Task Nothing_else_is_served(string path)
    {
        TestAnswer answer = await StartWithIde().GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
    }

    [Fact]
    public async Task Outside_development_the_configuration_holds_no_token()
    {
        TestAnswer answer = await StartWithIde().GetAsync("/graphql/bcp-config.json");

        Assert.True(answer.Json.GetProperty("useBrowserUrlAsEndpoint").GetBoolean());
        Assert.True(answer.Json.GetProperty("disableTelemetry").GetBoolean());
        Assert.False(answer.Json.TryGetProperty("httpHeaders", out _));
        Assert.True(answer.Response.Headers.CacheControl?.NoStore);
    }

    [Fact]
    public async Task Without_the_package_a_short_page_says_how_to_get_it()
    {
        Directory.Delete(_folder, recursive: true);
        Directory.CreateDirectory(_folder);

        TestAnswer answer = await Start().GetAsync("/graphql/");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Contains("npm ci", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/graphql/")]
    [InlineData("/graphql/bcp-config.json")]
    public async Task Outside_development_there_is_no_ide_unless_configured(string path)
    {
        TestAnswer answer = await server.CreateClient().GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
    }

    private TestClient StartWithIde()
    {
        string scripts = Path.Combine(_folder, "static", "js");
        Directory.CreateDirectory(scripts);
        File.WriteAllText(Path.Combine(_folder, "index.html"), "<html></html>");
        File.WriteAllText(Path.Combine(_folder, "service-worker.js"), "self");
        File.WriteAllText(Path.Combine(_folder, "package.json"), "{}");
        File.WriteAllText(Path.Combine(_folder, "index.mjs"), "export {}");
        File.WriteAllText(Path.Combine(scripts, "main.12345678.js"), "1");
        return Start();
    }

    private TestClient Start()
    {
        _factory = new TestServerFactory(
            server.Postgres.Database.ConnectionStrings,
            ("GraphTenancy:Ide:Enabled", "true"),
            ("GraphTenancy:Ide:Folder", _folder));
        return new TestClient(_factory.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false }));
    }
}
