using System.Net;
using GraphTenancy.Persistence.Sessions;

namespace GraphTenancy.GraphQL.Tests.Http;

[Collection(ServerCollection.Name)]
public sealed class GetTests(ServerFixture server)
{
    [Fact]
    public async Task A_query_is_answered()
    {
        TestAnswer answer = await server.CreateClient().GetAsync("/graphql?query=%7B%20testPing%20%7D&variables=%7B%7D");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("pong", answer.Data("testPing"));
    }

    [Theory]
    [InlineData("mutation { testCount { __typename } }", "")]
    [InlineData("query Q { testPing } mutation M { testCount { __typename } }", "&operationName=M")]
    public async Task A_mutation_is_refused_with_405_and_not_run(string document, string more)
    {
        int before = TestMutations.Calls;

        TestAnswer answer = await server.CreateClient()
            .GetAsync($"/graphql?query={Uri.EscapeDataString(document)}{more}");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.Status);
        Assert.Equal(["POST"], answer.Response.Content.Headers.Allow);
        Assert.Equal(before, TestMutations.Calls);
    }

    [Theory]
    [InlineData("/graphql")]
    [InlineData("/graphql?query=")]
    [InlineData("/graphql?query={testPing}&query={testPing}")]
    [InlineData("/graphql?query={testPing}&variables=[1]")]
    [InlineData("/graphql?query={testPing}&variables={")]
    public async Task A_malformed_query_string_is_refused_with_400(string path)
    {
        TestAnswer answer = await server.CreateClient().GetAsync(path);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("GRAPHQL_BAD_REQUEST", answer.Code);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    public async Task Another_method_is_refused_with_405(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/graphql");

        TestAnswer answer = await server.CreateClient().SendAsync(request);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.Status);
        Assert.Equal("METHOD_NOT_ALLOWED", answer.Code);
    }

    [Fact]
    public async Task The_schema_is_served_as_text_to_known_callers()
    {
        TenantContext alice = await server.Postgres.CreateTenantAsync();

        TestAnswer answer = await server.CreateClient(alice).GetAsync("/graphql?sdl");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("application/graphql", answer.MediaType);
        Assert.Contains("testPing: String!", answer.Body, StringComparison.Ordinal);
    }
}
