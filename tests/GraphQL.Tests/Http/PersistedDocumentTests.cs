using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace GraphTenancy.GraphQL.Tests.Http;

/// <summary>Trusted documents and automatic persisted queries over HTTP.</summary>
[Collection(ServerCollection.Name)]
public sealed class PersistedDocumentTests(ServerFixture server) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("graphtenancy-documents-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Automatic_queries_are_off_by_default()
    {
        TestAnswer answer = await server.CreateClient().PostAsync(Body("{ testPing }", withText: false), "application/json");

        Assert.Equal((HttpStatusCode.BadRequest, "PERSISTED_QUERY_NOT_SUPPORTED"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task A_document_registered_by_post_is_answered_by_get()
    {
        await using TestServerFactory factory = Factory(("GraphTenancy:AutomaticPersistedQueries:Enabled", "true"));
        var client = new TestClient(factory.CreateClient());
        string url = $"/graphql?extensions={Uri.EscapeDataString(Entry("{ testPing }"))}";

        TestAnswer byGet = await client.GetAsync($"{url}&query={Uri.EscapeDataString("{ testPing }")}");
        TestAnswer unknown = await client.GetAsync(url);
        TestAnswer post = await client.PostAsync(Body("{ testPing }", withText: true), "application/json");
        TestAnswer known = await client.GetAsync(url);

        Assert.Equal("pong", byGet.Data("testPing"));
        Assert.Equal("PERSISTED_QUERY_NOT_FOUND", unknown.Code);
        Assert.Equal("pong", post.Data("testPing"));
        Assert.Equal("pong", known.Data("testPing"));
    }

    [Theory]
    [InlineData("documentId")]
    [InlineData("id")]
    public async Task A_server_of_trusted_documents_answers_nothing_else(string member)
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "ping.graphql"), "{ testPing }");
        await using TestServerFactory factory = Factory(
            ("GraphTenancy:TrustedDocuments:Path", _folder.FullName), ("GraphTenancy:TrustedDocuments:OnlyTrusted", "true"),
            ("GraphTenancy:AutomaticPersistedQueries:Enabled", "true"));
        var client = new TestClient(factory.CreateClient());

        // Relay says null where it has no text.
        TestAnswer post = await client.PostAsync($$"""{ "{{member}}": "ping", "query": null }""", "application/json");
        TestAnswer get = await client.GetAsync($"/graphql?{member}=ping");
        TestAnswer unknown = await client.PostAsync($$"""{ "{{member}}": "pong" }""", "application/json");
        TestAnswer text = await client.QueryAsync("{ testPing }");
        TestAnswer registered = await client.PostAsync(Body("{ testPing }", withText: true), "application/json");

        Assert.Equal(("pong", "pong"), (post.Data("testPing"), get.Data("testPing")));
        Assert.Equal(("HC0020", "HC0067", "HC0020"), (unknown.Code, text.Code, registered.Code));
    }

    private TestServerFactory Factory(params (string Key, string Value)[] settings) =>
        new(server.Postgres.Database.ConnectionStrings, settings);

    private static string Entry(string text) => JsonSerializer.Serialize(new
    {
        persistedQuery = new
        {
            version = 1,
            sha256Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))),
        },
    });

    private static string Body(string text, bool withText) => withText
        ? $$"""{ "query": {{JsonSerializer.Serialize(text)}}, "extensions": {{Entry(text)}} }"""
        : $$"""{ "extensions": {{Entry(text)}} }""";
}
