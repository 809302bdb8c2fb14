using System.Net;
using System.Text.Json;
using GraphTenancy.Persistence.Sessions;

namespace GraphTenancy.GraphQL.Tests.Http;

/// <summary>Outside Development the schema is shown to known callers only.</summary>
[Collection(ServerCollection.Name)]
public sealed class IntrospectionTests(ServerFixture server)
{
    private const string Document = "{ __schema { queryType { name } } }";

    [Theory]
    [InlineData(Document)]
    [InlineData("{ a: __type(name: \"Order\") { fields { name } } }")]
    [InlineData("{ ...F } fragment F on Query { __schema { types { name } } }")]
    [InlineData("query ($v: Boolean! = false) { __typename __schema @include(if: $v) { types { name } } }")]
    public async Task An_anonymous_caller_is_refused(string document)
    {
        TestAnswer post = await server.CreateClient().QueryAsync(document);
        TestAnswer get = await server.CreateClient().GetAsync($"/graphql?query={Uri.EscapeDataString(document)}");

        Assert.Equal((HttpStatusCode.BadRequest, "HC0046"), (post.Status, post.Code));
        Assert.Equal((HttpStatusCode.BadRequest, "HC0046"), (get.Status, get.Code));
    }

    [Fact]
    public async Task A_document_that_a_known_caller_has_sent_stays_refused_to_others()
    {
        TenantContext alice = await server.Postgres.CreateTenantAsync();
        string document = $"query Of{Guid.NewGuid():N} {Document}";

        TestAnswer known = await server.CreateClient(alice).QueryAsync(document);
        TestAnswer anonymous = await server.CreateClient().QueryAsync(document);

        Assert.Equal("Query", known.Succeeded().Text("__schema.queryType.name"));
        Assert.Equal("HC0046", anonymous.Code);
    }

    [Fact]
    public async Task A_token_of_somebody_whom_the_directory_does_not_know_shows_nothing()
    {
        TestClient client = server.CreateClient();
        client.Token = TestTokens.Create("nobody-knows-me");

        Assert.Equal("HC0046", (await client.QueryAsync(Document)).Code);
    }

    [Fact]
    public async Task A_misspelt_field_names_no_other_field()
    {
        TenantContext alice = await server.Postgres.CreateTenantAsync();

        TestAnswer anonymous = await server.CreateClient().QueryAsync("{ order { id } custome { id } }");
        TestAnswer known = await server.CreateClient(alice).QueryAsync("{ order { id } custome { id } }");

        Assert.Contains("Did you mean \"customer\"", Unescaped(known.Body), StringComparison.Ordinal);
        Assert.DoesNotContain("customer", anonymous.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Did you mean", anonymous.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_text_of_the_schema_goes_with_introspection()
    {
        TestAnswer answer = await server.CreateClient().GetAsync("/graphql?sdl");

        Assert.Equal((HttpStatusCode.Forbidden, "HC0046"), (answer.Status, answer.Code));
        Assert.DoesNotContain("type Query", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Always", null, null)]
    [InlineData("Authenticated", "HC0046", null)]
    [InlineData("never", "HC0046", "HC0046")]
    public async Task The_setting_decides(string setting, string? anonymousCode, string? knownCode)
    {
        TenantContext alice = await server.Postgres.CreateTenantAsync();
        await using var factory = new TestServerFactory(
            server.Postgres.Database.ConnectionStrings, ("GraphTenancy:Introspection", setting));
        var client = new TestClient(factory.CreateClient());

        Assert.Equal(anonymousCode, (await client.QueryAsync(Document)).Code);
        client.Token = TestTokens.For(alice);
        Assert.Equal(knownCode, (await client.QueryAsync(Document)).Code);
    }

    private static string Unescaped(string body) => JsonSerializer.Deserialize<JsonElement>(body)
        .GetProperty("errors").EnumerateArray().Aggregate("", static (text, error) => text + error.GetProperty("message").GetString());
}
