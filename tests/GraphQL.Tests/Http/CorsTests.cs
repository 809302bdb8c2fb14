using System.Net;

namespace GraphTenancy.GraphQL.Tests.Http;

[Collection(ServerCollection.Name)]
public sealed class CorsTests(ServerFixture server) : IAsyncLifetime
{
    private const string AllowOrigin = "Access-Control-Allow-Origin";

    private readonly TestServerFactory _factory = new(
        server.Postgres.Database.ConnectionStrings,
        ("GraphTenancy:Http:AllowedOrigins", "https://app.example.com, http://localhost:3000"));

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _factory.DisposeAsync();

    [Theory]
    [InlineData("https://app.example.com")]
    [InlineData("http://localhost:3000")]
    public async Task A_page_of_an_allowed_origin_may_ask(string origin)
    {
        HttpResponseMessage preflight = await AskAsync(HttpMethod.Options, origin);
        HttpResponseMessage asked = await AskAsync(HttpMethod.Post, origin);

        Assert.Equal(HttpStatusCode.NoContent, preflight.StatusCode);
        Assert.Equal([origin], preflight.Headers.GetValues(AllowOrigin));
        Assert.Equal(["Accept,Authorization,Content-Type,X-Tenant-ID,GraphQL-Cost"], preflight.Headers.GetValues("Access-Control-Allow-Headers"));
        Assert.Equal([origin], asked.Headers.GetValues(AllowOrigin));
        Assert.False(asked.Headers.Contains("Access-Control-Allow-Credentials"));
    }

    [Theory]
    [InlineData("https://evil.test")]
    [InlineData("https://app.example.com.evil.test")]
    [InlineData("http://app.example.com")]
    [InlineData("https://app.example.com:444")]
    [InlineData("null")]
    public async Task No_other_origin_is_allowed_or_repeated(string origin)
    {
        HttpResponseMessage preflight = await AskAsync(HttpMethod.Options, origin);
        HttpResponseMessage asked = await AskAsync(HttpMethod.Post, origin);

        Assert.False(preflight.Headers.Contains(AllowOrigin));
        Assert.False(asked.Headers.Contains(AllowOrigin));
    }

    private async Task<HttpResponseMessage> AskAsync(HttpMethod method, string origin)
    {
        using var request = new HttpRequestMessage(method, "/graphql");
        request.Headers.Add("Origin", origin);
        if (method == HttpMethod.Options)
        {
            request.Headers.Add("Access-Control-Request-Method", "POST");
            request.Headers.Add("Access-Control-Request-Headers", "content-type");
        }
        else
        {
            request.Content = new StringContent("{\"query\":\"{ testPing }\"}", new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
        }

        return await _factory.CreateClient().SendAsync(request);
    }
}
