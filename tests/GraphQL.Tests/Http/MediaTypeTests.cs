using System.Net;
using GraphTenancy.Persistence.Sessions;

namespace GraphTenancy.GraphQL.Tests.Http;

[Collection(ServerCollection.Name)]
public sealed class MediaTypeTests(ServerFixture server)
{
    private const string Modern = "application/graphql-response+json";
    private const string Legacy = "application/json";

    [Theory]
    [InlineData(null, Legacy)]
    [InlineData("*/*", Legacy)]
    [InlineData("text/html, */*;q=0.1", Legacy)]
    [InlineData("application/*", Modern)]
    [InlineData(Modern, Modern)]
    [InlineData(Legacy, Legacy)]
    [InlineData("application/json, application/graphql-response+json", Legacy)]
    [InlineData("application/json;q=0.5, application/graphql-response+json", Modern)]
    [InlineData("text/html, application/json;q=0.9, */*;q=0.1", Legacy)]
    [InlineData("application/graphql-response+json;charset=UTF-8", Modern)]
    public async Task The_response_has_the_media_type_that_the_client_prefers(string? accept, string expected)
    {
        TestClient client = server.CreateClient();
        client.Accept = accept;

        TestAnswer answer = await client.QueryAsync("{ testPing }");

        Assert.Equal(expected, answer.MediaType);
        Assert.Equal("utf-8", answer.Response.Content.Headers.ContentType?.CharSet);
        Assert.True(answer.Response.Headers.CacheControl?.NoStore);
        Assert.Equal("pong", answer.Data("testPing"));
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/json;charset=iso-8859-1")]
    [InlineData("application/json;q=0")]
    [InlineData("nonsense")]
    public async Task A_client_that_takes_none_of_our_media_types_gets_406(string accept)
    {
        TestClient client = server.CreateClient();
        client.Accept = accept;

        TestAnswer answer = await client.QueryAsync("{ testPing }");

        Assert.Equal(HttpStatusCode.NotAcceptable, answer.Status);
        Assert.Equal("NOT_ACCEPTABLE", answer.Code);
    }

    [Theory]
    [InlineData("{ testPing", "GRAPHQL_PARSE_FAILED", 400, 200)]
    [InlineData("{ noSuchField }", "GRAPHQL_VALIDATION_FAILED", 400, 200)]
    [InlineData("query ($a: Int!) { testPing @skip(if: false) __typename @include(if: true) ...F @skip(if: true) } fragment F on Query { testFailure(kind: \"x\") }", "GRAPHQL_VALIDATION_FAILED", 400, 200)]
    [InlineData("query ($kind: String!) { testFailure(kind: $kind) }", "GRAPHQL_VARIABLE_INVALID", 400, 200)]
    [InlineData("{ testTenant }", "AUTH_NOT_AUTHENTICATED", 401, 401)]
    public async Task A_request_error_has_a_status_in_the_modern_media_type(string query, string code, int modern, int legacy)
    {
        TestClient client = server.CreateClient();

        client.Accept = Modern;
        TestAnswer first = await client.QueryAsync(query);
        client.Accept = Legacy;
        TestAnswer second = await client.QueryAsync(query);

        Assert.Equal((code, modern), (first.Code, (int)first.Status));
        Assert.Equal((code, legacy), (second.Code, (int)second.Status));
        Assert.False(first.Json.TryGetProperty("data", out _));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"query\":1}")]
    [InlineData("{\"query\":\"{ testPing }\",\"variables\":[]}")]
    [InlineData("{\"query\":\"{ testPing }\",\"query\":\"{ testPing }\"}")]
    public async Task A_malformed_request_has_status_400_in_both_media_types(string body)
    {
        TestClient client = server.CreateClient();

        client.Accept = Modern;
        TestAnswer first = await client.PostAsync(body, "application/json");
        client.Accept = Legacy;
        TestAnswer second = await client.PostAsync(body, "application/json");

        Assert.Equal((HttpStatusCode.BadRequest, "GRAPHQL_BAD_REQUEST"), (first.Status, first.Code));
        Assert.Equal((HttpStatusCode.BadRequest, "GRAPHQL_BAD_REQUEST"), (second.Status, second.Code));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/graphql")]
    [InlineData("application/json; charset=utf-16")]
    public async Task A_body_that_is_not_json_is_refused_with_415_and_changes_nothing(string? contentType)
    {
        int before = TestMutations.Calls;

        TestAnswer answer = await server.CreateClient()
            .PostAsync("{\"query\":\"mutation { testCount { __typename } }\"}", contentType);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.Status);
        Assert.Equal("UNSUPPORTED_MEDIA_TYPE", answer.Code);
        Assert.Equal(before, TestMutations.Calls);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_over_the_limit_is_refused_with_413(bool isChunked)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new StringContent(
                """{"query":"{ testPing }","x":"_"}""".Replace("_", new string('x', 1024 * 1024)),
                new System.Net.Http.Headers.MediaTypeHeaderValue("application/json")),
        };
        request.Headers.TransferEncodingChunked = isChunked;

        TestAnswer answer = await server.CreateClient().SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Status);
        Assert.Equal("REQUEST_TOO_LARGE", answer.Code);
    }

    [Theory]
    [InlineData("unavailable", "DATABASE_UNAVAILABLE", 503)]
    [InlineData("timeout", "DATABASE_TIMEOUT", 200)]
    [InlineData("conflict", "CONCURRENCY_CONFLICT", 200)]
    [InlineData("duplicate", "DUPLICATE_KEY", 200)]
    [InlineData("isolation", "INTERNAL_SERVER_ERROR", 200)]
    [InlineData("expected", "EXPECTED", 200)]
    [InlineData("other", "INTERNAL_SERVER_ERROR", 200)]
    public async Task A_failure_of_a_field_has_its_code_and_shows_nothing_of_the_database(string kind, string code, int status)
    {
        TenantContext alice = await server.Postgres.CreateTenantAsync();

        TestAnswer answer = await server.CreateClient(alice).QueryAsync($$"""{ testFailure(kind: "{{kind}}") }""");

        Assert.Equal(code, answer.Code);
        Assert.Equal(status, (int)answer.Status);
        Assert.DoesNotContain("secret", answer.Body, StringComparison.Ordinal);
    }
}
