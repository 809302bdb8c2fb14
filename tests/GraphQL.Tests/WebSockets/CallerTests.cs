using System.Net;
using System.Net.WebSockets;
using GraphTenancy.Persistence.Sessions;
using GraphTenancy.TestKit;

namespace GraphTenancy.GraphQL.Tests.WebSockets;

/// <summary>Who may use a socket, and for how long.</summary>
[Collection(KestrelCollection.Name)]
public sealed class CallerTests(KestrelFixture server)
{
    [Theory]
    [InlineData("""{"Authorization":"Bearer _"}""")]
    [InlineData("""{"authorization":"Bearer _"}""")]
    [InlineData("""{"headers":{"Authorization":"Bearer _"}}""")]
    [InlineData("""{"Authorization":"Bearer _","X-Tenant-ID":"#"}""")]
    [InlineData("""{"Authorization":"Bearer _","headers":{"x-tenant-id":"#"},"other":[1]}""")]
    public async Task The_token_comes_with_connection_init(string init)
    {
        TenantContext alice = await server.Postgres.CreateTenantAsync();

        using TestSocket socket = await server.OpenAsync(
            init.Replace("_", TestTokens.For(alice)).Replace("#", alice.TenantCode));
        await socket.SubscribeAsync("a", "{ testTenant }");

        Assert.Contains($"\"testTenant\":\"{alice.TenantCode}\"", await socket.ReadAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"Authorization":"Bearer nonsense"}""", 4403, "AUTH_NOT_AUTHENTICATED")]
    [InlineData("""{"Authorization":""}""", 4403, "AUTH_NOT_AUTHENTICATED")]
    [InlineData("""{"Authorization":1}""", 4400, "Invalid message received")]
    [InlineData("""{"Authorization":"Bearer a","authorization":"Bearer b"}""", 4400, "Invalid message received")]
    public async Task A_token_that_is_none_closes_the_socket(string init, int code, string reason)
    {
        using TestSocket socket = await server.OpenAsync(init: null);

        await socket.SendAsync($$"""{"type":"connection_init","payload":{{init}}}""");

        Assert.Equal((code, reason), await socket.ReadCloseAsync());
    }

    [Theory]
    [InlineData("elsewhere", "TENANT_FORBIDDEN")]
    [InlineData("NO NAME", "TENANT_INVALID")]
    public async Task A_tenant_that_is_not_the_callers_closes_the_socket(string tenant, string reason)
    {
        Guid user = (await server.Postgres.CreateTenantAsync()).UserId;
        using TestSocket socket = await server.OpenAsync(init: null);

        await socket.SendAsync($$$"""
            {"type":"connection_init","payload":{"Authorization":"Bearer {{{TestTokens.Create(TestDatabase.SubjectOf(user))}}}","X-Tenant-ID":"{{{tenant}}}"}}
            """);

        Assert.Equal((4403, reason), await socket.ReadCloseAsync());
    }

    [Fact]
    public async Task A_token_in_the_upgrade_counts_for_nothing()
    {
        TenantContext alice = await server.Postgres.CreateTenantAsync();
        using TestSocket socket = await server.OpenAsync("{}", options =>
        {
            options.AddSubProtocol("graphql-transport-ws");
            options.SetRequestHeader("Authorization", "Bearer " + TestTokens.For(alice));
        });

        await socket.SubscribeAsync("a", "{ testTenant }");

        Assert.Contains("AUTH_NOT_AUTHENTICATED", await socket.ReadAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_token_of_three_seconds_no_event_comes_after_it_and_the_socket_closes_with_4403()
    {
        TenantContext alice = await server.Postgres.CreateTenantAsync();
        DateTime expires = DateTime.UtcNow.AddSeconds(3);
        string token = TestTokens.Create(
            descriptor => descriptor.Expires = expires, TestDatabase.SubjectOf(alice), ("tenant", alice.TenantCode));
        using TestSocket socket = await server.OpenAsAsync(token);
        await socket.SubscribeAsync("a", $$"""subscription { testTenants(name: "{{Guid.NewGuid()}}", ms: 50, padding: 0) }""");

        int events = 0;
        DateTime last = default;
        while (await socket.ReadAsync() is { } message)
        {
            // The subscription may hear of it before the socket does.
            if (!message.Contains("AUTH_NOT_AUTHENTICATED", StringComparison.Ordinal))
            {
                Assert.Contains("\"next\"", message, StringComparison.Ordinal);
                (events, last) = (events + 1, DateTime.UtcNow);
            }
        }

        Assert.True(events > 5, $"{events} events");
        Assert.True(last < expires.AddSeconds(0.5), $"the last event came {last - expires} after the end of the token");
        Assert.Equal((4403, "AUTH_NOT_AUTHENTICATED"), (socket.CloseCode, socket.Socket.CloseStatusDescription));
    }

    [Fact]
    public async Task A_tenant_that_is_suspended_hears_nothing_more()
    {
        TenantContext alice = await server.Postgres.CreateTenantAsync();
        string name = Guid.NewGuid().ToString();
        using TestSocket socket = await server.OpenAsAsync(TestTokens.For(alice));
        await socket.SubscribeAsync("a", $$"""subscription { testTenants(name: "{{name}}", ms: 1, padding: 0) }""");
        await socket.ReadAsync();

        await server.Postgres.Database.ExecuteAsAdminAsync(
            $"update control.tenants set status = 'suspended' where tenant_id = '{alice.TenantId}'");
        int before = TestSubscriptions.Made[name];
        string? message;
        do
        {
            message = await socket.ReadAsync();
            Assert.InRange(TestSubscriptions.Made[name], 0, before + 5);
        }
        while (message?.Contains("\"next\"", StringComparison.Ordinal) == true);

        Assert.Contains("\"type\":\"error\"", message, StringComparison.Ordinal);
        Assert.Contains("TENANT_SUSPENDED", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_silent_subscription_of_a_suspended_tenant_is_ended_as_well()
    {
        TenantContext alice = await server.Postgres.CreateTenantAsync();
        using TestSocket socket = await server.OpenAsAsync(TestTokens.For(alice));
        string name = Guid.NewGuid().ToString();
        await socket.SubscribeAsync("a", $$"""subscription { testSilence(name: "{{name}}") }""");
        await TestSubscriptions.StartOf(name).Task.WaitAsync(TimeSpan.FromSeconds(20));

        await server.Postgres.Database.ExecuteAsAdminAsync(
            $"update control.tenants set status = 'suspended' where tenant_id = '{alice.TenantId}'");

        Assert.Contains("TENANT_SUSPENDED", await socket.ReadAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_operation_asks_again_who_the_caller_is()
    {
        TenantContext alice = await server.Postgres.CreateTenantAsync();
        using TestSocket socket = await server.OpenAsAsync(TestTokens.For(alice));

        await server.Postgres.Database.ExecuteAsAdminAsync(
            $"delete from control.tenant_members where tenant_id = '{alice.TenantId}'");
        await socket.SubscribeAsync("a", "{ testTenant }");

        Assert.Contains("TENANT_FORBIDDEN", await socket.ReadAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.test")]
    [InlineData("null")]
    [InlineData("https://app.example.com.evil.test")]
    [InlineData("http://app.example.com")]
    public async Task A_page_of_another_origin_cannot_open_a_socket(string origin)
    {
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        socket.Options.SetRequestHeader("Origin", origin);
        socket.Options.CollectHttpResponseDetails = true;

        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(server.SocketUrl, CancellationToken.None));

        Assert.Equal(HttpStatusCode.Forbidden, socket.HttpStatusCode);
    }

    [Theory]
    [InlineData("https://app.example.com")]
    [InlineData("same")]
    public async Task A_page_of_an_allowed_or_the_same_origin_can(string origin)
    {
        using TestSocket socket = await server.OpenAsync("{}", options =>
        {
            options.AddSubProtocol("graphql-transport-ws");
            options.SetRequestHeader("Origin", origin == "same" ? server.Url.GetLeftPart(UriPartial.Authority) : origin);
        });

        await socket.SubscribeAsync("a", "{ testPing }");

        Assert.Contains("pong", await socket.ReadAsync(), StringComparison.Ordinal);
    }
}
