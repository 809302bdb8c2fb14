using System.Net;
using GraphTenancy.Persistence.Sessions;
using GraphTenancy.TestKit;

namespace GraphTenancy.GraphQL.Tests.Streaming;

/// <summary>Server-sent events in the mode with a connection for each operation.</summary>
[Collection(KestrelCollection.Name)]
public sealed class EventStreamTests(KestrelFixture server)
{
    private const string Accept = "text/event-stream";

    [Fact]
    public async Task A_subscription_is_a_stream_of_next_events_and_one_complete()
    {
        using TestStream stream = await OpenAsync("subscription { testTicks(count: 2) }");

        Assert.Equal((HttpStatusCode.OK, "text/event-stream; charset=utf-8"), (stream.Response.StatusCode, stream.ContentType));
        Assert.True(stream.Response.Headers.CacheControl?.NoStore);
        Assert.Equal(
            ":\n\nevent: next\ndata: {\"data\":{\"testTicks\":1}}\n\nevent: next\ndata: {\"data\":{\"testTicks\":2}}\n\n"
            + "event: complete\ndata:\n\n",
            await stream.ReadToEndAsync());
    }

    [Theory]
    [InlineData("{ testPing }", "{\"data\":{\"testPing\":\"pong\"}}")]
    [InlineData("{ nothing }", "GRAPHQL_VALIDATION_FAILED")]
    public async Task An_operation_with_one_answer_is_a_stream_of_one(string query, string expected)
    {
        using TestStream stream = await OpenAsync(query);

        string text = await stream.ReadToEndAsync();

        Assert.Equal(HttpStatusCode.OK, stream.Response.StatusCode);
        Assert.StartsWith("event: next\ndata: {", text, StringComparison.Ordinal);
        Assert.Contains(expected, text, StringComparison.Ordinal);
        Assert.EndsWith("}\n\nevent: complete\ndata:\n\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ testTenant }")]
    [InlineData("subscription { testTenants(name: \"x\", ms: 1, padding: 0) }")]
    public async Task A_caller_that_may_not_gets_a_status_and_no_stream(string query)
    {
        using TestStream stream = await OpenAsync(query);

        Assert.Equal((HttpStatusCode.Unauthorized, "application/json; charset=utf-8"), (stream.Response.StatusCode, stream.ContentType));
    }

    [Fact]
    public async Task One_answer_is_plain_json_where_that_is_accepted_too()
    {
        using TestStream stream = await TestStream.OpenAsync(
            server.CreateClient(), "application/graphql-response+json, text/event-stream, multipart/mixed", "{ testPing }");

        Assert.Equal("application/graphql-response+json; charset=utf-8", stream.ContentType);
        Assert.Equal("{\"data\":{\"testPing\":\"pong\"}}", await stream.ReadToEndAsync());
    }

    [Fact]
    public async Task A_deferred_part_is_an_event_of_its_own()
    {
        using TestStream stream = await OpenAsync("{ testPing ... @defer(label: \"L\") { testSlow(ms: 100) } }");

        Assert.Equal(
            "event: next\ndata: {\"data\":{\"testPing\":\"pong\"},\"pending\":[{\"id\":\"0\",\"path\":[],\"label\":\"L\"}],\"hasNext\":true}\n\n"
            + "event: next\ndata: {\"incremental\":[{\"id\":\"0\",\"data\":{\"testSlow\":\"slow\"}}],\"completed\":[{\"id\":\"0\"}],\"hasNext\":false}\n\n"
            + "event: complete\ndata:\n\n",
            await stream.ReadToEndAsync());
    }

    [Fact]
    public async Task Deferred_rows_come_from_the_callers_tenant()
    {
        TenantContext alice = await server.Postgres.CreateTenantAsync();
        using TestStream stream = await OpenAsync(
            "{ tenant { code } ... @defer { orders { totalCount } testVisibleTenants } }", TestTokens.For(alice));

        string text = await stream.ReadToEndAsync();

        Assert.Contains("\"orders\":{\"totalCount\":0}", text, StringComparison.Ordinal);
        Assert.Contains($"\"testVisibleTenants\":\"{alice.TenantCode}\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_subscription_needs_a_stream()
    {
        using TestStream stream = await TestStream.OpenAsync(
            server.CreateClient(), "application/graphql-response+json", "subscription { testTicks(count: 2) }");

        Assert.Equal(HttpStatusCode.BadRequest, stream.Response.StatusCode);
    }

    [Fact]
    public async Task A_subscription_by_get_is_refused_with_405_and_not_started()
    {
        string name = Guid.NewGuid().ToString();
        TestClient client = server.CreateClient();
        client.Accept = Accept;

        TestAnswer answer = await client.GetAsync(
            "/graphql?query=" + Uri.EscapeDataString($$"""subscription { testSilence(name: "{{name}}") }"""));

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.Status);
        Assert.Equal(["POST"], answer.Response.Content.Headers.Allow);
        Assert.False(TestSubscriptions.StartOf(name).Task.IsCompleted);
    }

    [Fact]
    public async Task A_silent_stream_gives_signs_of_life()
    {
        using TestStream stream = await OpenAsync($$"""subscription { testSilence(name: "{{Guid.NewGuid()}}") }""");

        for (int i = 0; i < 4; i++)
        {
            Assert.Equal(":", await stream.ReadLineAsync());
            Assert.Equal("", await stream.ReadLineAsync());
        }
    }

    [Fact]
    public async Task The_source_ends_when_the_client_leaves()
    {
        string name = Guid.NewGuid().ToString();
        using (await OpenAsync($$"""subscription { testSilence(name: "{{name}}") }"""))
        {
            await TestSubscriptions.StartOf(name).Task.WaitAsync(TimeSpan.FromSeconds(20));
        }

        await TestSubscriptions.EndOf(name).Task.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task With_a_token_of_three_seconds_the_stream_ends_with_it()
    {
        TenantContext alice = await server.Postgres.CreateTenantAsync();
        DateTime expires = DateTime.UtcNow.AddSeconds(3);
        string token = TestTokens.Create(
            descriptor => descriptor.Expires = expires, TestDatabase.SubjectOf(alice), ("tenant", alice.TenantCode));
        using TestStream stream = await OpenAsync(
            $$"""subscription { testTenants(name: "{{Guid.NewGuid()}}", ms: 50, padding: 0) }""", token);

        string text = await stream.ReadToEndAsync();

        Assert.InRange(DateTime.UtcNow, expires.AddSeconds(-1), expires.AddSeconds(1));
        Assert.Contains($"{{\"data\":{{\"testTenants\":\"{alice.TenantCode}\"}}}}", text, StringComparison.Ordinal);
        Assert.EndsWith("\"code\":\"AUTH_NOT_AUTHENTICATED\"}}]}\n\nevent: complete\ndata:\n\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_stream_of_a_removed_member_ends()
    {
        TenantContext alice = await server.Postgres.CreateTenantAsync();
        using TestStream stream = await OpenAsync(
            $$"""subscription { testSilence(name: "{{Guid.NewGuid()}}") }""", TestTokens.For(alice));

        await server.Postgres.Database.ExecuteAsAdminAsync(
            $"delete from control.tenant_members where tenant_id = '{alice.TenantId}'");

        Assert.Contains("\"code\":\"TENANT_FORBIDDEN\"", await stream.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_stops_breaks_the_stream_off_without_complete()
    {
        (TestServerFactory factory, Uri url) = KestrelFixture.Listen(new TestServerFactory(server.Postgres.Database.ConnectionStrings));
        string name = Guid.NewGuid().ToString();
        using TestStream stream = await TestStream.OpenAsync(
            new TestClient(new HttpClient { BaseAddress = url }), Accept, $$"""subscription { testSilence(name: "{{name}}") }""");
        await stream.ReadLineAsync();

        await factory.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));

        await Assert.ThrowsAnyAsync<IOException>(stream.ReadToEndAsync);
        Assert.True(TestSubscriptions.EndOf(name).Task.IsCompleted);
    }

    [Fact]
    public async Task No_more_subscriptions_are_opened_than_allowed()
    {
        (TestServerFactory factory, Uri url) = KestrelFixture.Listen(new TestServerFactory(
            server.Postgres.Database.ConnectionStrings, ("GraphTenancy:Http:MaxStreams", "1")));
        await using TestServerFactory own = factory;
        var client = new TestClient(new HttpClient { BaseAddress = url });
        string silence = $$"""subscription { testSilence(name: "{{Guid.NewGuid()}}") }""";
        using TestStream first = await TestStream.OpenAsync(client, Accept, silence);

        using TestStream second = await TestStream.OpenAsync(client, Accept, silence);
        using TestStream query = await TestStream.OpenAsync(client, Accept, "{ testPing }");

        Assert.Equal(HttpStatusCode.OK, first.Response.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, second.Response.StatusCode);
        Assert.Equal(HttpStatusCode.OK, query.Response.StatusCode);
    }

    private Task<TestStream> OpenAsync(string query, string? token = null) =>
        TestStream.OpenAsync(server.CreateClient(token), Accept, query);
}
