namespace GraphTenancy.GraphQL.Tests.Http;

[Collection(ServerCollection.Name)]
public sealed class CompressionTests(ServerFixture server) : IAsyncLifetime
{
    private const string Long = "{ __schema { types { name fields { name } } } }";

    private readonly TestServerFactory _factory = new(
        server.Postgres.Database.ConnectionStrings,
        ("GraphTenancy:Http:Compression", "true"), ("GraphTenancy:Introspection", "Always"));

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _factory.DisposeAsync();

    [Theory]
    [InlineData("br, gzip", "br")]
    [InlineData("gzip", "gzip")]
    public async Task A_long_answer_is_compressed_where_it_is_switched_on(string accepted, string used)
    {
        HttpResponseMessage answer = await AskAsync(_factory, Long, accepted);

        Assert.Equal([used], answer.Content.Headers.ContentEncoding);
        Assert.Contains("Accept-Encoding", answer.Headers.Vary);
    }

    [Fact]
    public async Task A_short_answer_is_not()
    {
        HttpResponseMessage answer = await AskAsync(_factory, "{ testPing }", "br, gzip");

        Assert.Empty(answer.Content.Headers.ContentEncoding);
        Assert.Equal("""{"data":{"testPing":"pong"}}""", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Nothing_is_compressed_by_default()
    {
        await using var factory = new TestServerFactory(
            server.Postgres.Database.ConnectionStrings, ("GraphTenancy:Introspection", "Always"));

        HttpResponseMessage answer = await AskAsync(factory, Long, "br, gzip");

        Assert.Empty(answer.Content.Headers.ContentEncoding);
    }

    private static async Task<HttpResponseMessage> AskAsync(TestServerFactory factory, string query, string accepted)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/graphql?query={Uri.EscapeDataString(query)}");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        return await factory.CreateClient().SendAsync(request);
    }
}
