using System.Net;

namespace GraphTenancy.GraphQL.Tests.Http;

[Collection(ServerCollection.Name)]
public sealed class MethodTests(ServerFixture server)
{
    [Fact]
    public async Task Options_names_the_methods_and_allows_no_other_origin()
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, "/graphql");
        request.Headers.Add("Origin", "https://evil.test");
        request.Headers.Add("Access-Control-Request-Method", "POST");

        TestAnswer answer = await server.CreateClient().SendAsync(request);

        Assert.Equal(HttpStatusCode.NoContent, answer.Status);
        Assert.Equal(["GET", "HEAD", "POST", "OPTIONS"], answer.Response.Content.Headers.Allow);
        Assert.DoesNotContain(answer.Response.Headers, static header => header.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Head_is_a_get_without_its_body()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, "/graphql?query={testPing}");

        TestAnswer answer = await server.CreateClient().SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("application/graphql-response+json", answer.MediaType);
        Assert.Equal("", answer.Body);
    }

    [Fact]
    public async Task A_mutation_by_head_is_refused_and_not_run()
    {
        int before = TestMutations.Calls;
        using var request = new HttpRequestMessage(HttpMethod.Head, "/graphql?query=mutation{testCount{int}}");

        TestAnswer answer = await server.CreateClient().SendAsync(request);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.Status);
        Assert.Equal(before, TestMutations.Calls);
    }

    [Fact]
    public async Task Another_method_is_told_which_ones_there_are()
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, "/graphql");

        TestAnswer answer = await server.CreateClient().SendAsync(request);

        Assert.Equal(["GET", "HEAD", "POST", "OPTIONS"], answer.Response.Content.Headers.Allow);
    }

    [Fact]
    public async Task No_cache_keeps_an_answer_or_gives_it_to_another_caller()
    {
        TestAnswer answer = await server.CreateClient().QueryAsync("{ testPing }");

        Assert.Equal((true, true), (answer.Response.Headers.CacheControl?.NoStore, answer.Response.Headers.CacheControl?.Private));
        Assert.Equal(["Accept", "Authorization", "X-Tenant-ID"], answer.Response.Headers.Vary);
        Assert.Null(answer.Response.Headers.ETag);
    }

    [Theory]
    [InlineData("{\"query\":\"{ testPing }\"}", "utf-16")]
    [InlineData("{\"query\":\"{ testPing ü }\"}", "iso-8859-1")]
    public async Task A_body_that_is_not_utf8_is_refused_with_400(string body, string encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new ByteArrayContent(System.Text.Encoding.GetEncoding(encoding).GetBytes(body)),
        };
        request.Content.Headers.ContentType = new("application/json");

        TestAnswer answer = await server.CreateClient().SendAsync(request);

        Assert.Equal((HttpStatusCode.BadRequest, "GRAPHQL_BAD_REQUEST"), (answer.Status, answer.Code));
    }
}
