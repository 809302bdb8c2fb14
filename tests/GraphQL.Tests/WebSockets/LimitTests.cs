using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using GraphTenancy.Persistence.Sessions;

namespace GraphTenancy.GraphQL.Tests.WebSockets;

/// <summary>What one client can make the server keep.</summary>
[Collection(KestrelCollection.Name)]
public sealed class LimitTests(KestrelFixture server)
{
    [Fact]
    public async Task A_message_over_the_limit_closes_with_1009()
    {
        using TestSocket socket = await server.OpenAsync();

        await socket.SendAsync($$$"""{"type":"ping","payload":{"a":"{{{new string('x', 65536)}}}"}}""");

        Assert.Equal(1009, (await socket.ReadCloseAsync()).Code);
    }

    [Fact]
    public async Task One_operation_more_than_allowed_is_refused_and_the_others_go_on()
    {
        using TestSocket socket = await server.OpenAsync();
        for (int i = 0; i < 20; i++)
        {
            await socket.SubscribeAsync($"s{i}", $$"""subscription { testSilence(name: "{{Guid.NewGuid()}}") }""");
        }

        await socket.SubscribeAsync("more", "{ testPing }");
        string? refused = await socket.ReadAsync();
        await socket.SendAsync("""{"id":"s0","type":"complete"}""");
        string? answer = await AskUntilAdmittedAsync(socket);

        Assert.Contains("TOO_MANY_OPERATIONS", refused, StringComparison.Ordinal);
        Assert.Contains("pong", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_does_not_read_loses_its_socket_and_its_events_are_not_kept()
    {
        // Without pings: they would find out as well, because nobody reads and answers them.
        (TestServerFactory factory, Uri url) = KestrelFixture.Listen(new TestServerFactory(
            server.Postgres.Database.ConnectionStrings,
            ("GraphTenancy:WebSocket:SendTimeoutSeconds", "1"),
            ("GraphTenancy:WebSocket:PingSeconds", "3600")));
        await using TestServerFactory own = factory;
        TenantContext alice = await server.Postgres.CreateTenantAsync();
        string name = Guid.NewGuid().ToString();
        using TestSocket socket = await TestSocket.OpenAsync(
            new UriBuilder(url) { Scheme = "ws", Path = "/graphql" }.Uri,
            static options => options.AddSubProtocol("graphql-transport-ws"));

        await socket.SendAsync($$$"""{"type":"connection_init","payload":{"Authorization":"Bearer {{{TestTokens.For(alice)}}}"}}""");
        await socket.SubscribeAsync("a", $$"""subscription { testTenants(name: "{{name}}", ms: 0, padding: 100000) }""");
        await TestSubscriptions.EndOf(name).Task.WaitAsync(TimeSpan.FromSeconds(30));

        // What was made is what the buffers between the two hold, and one more.
        Assert.True(TestSubscriptions.Made[name] < 200, $"{TestSubscriptions.Made[name]} events of 100 KB");
    }

    [Fact]
    public async Task A_client_for_which_too_much_waits_loses_its_socket_at_once()
    {
        TenantContext alice = await server.Postgres.CreateTenantAsync();
        (TestServerFactory factory, Uri url) = KestrelFixture.Listen(new TestServerFactory(
            server.Postgres.Database.ConnectionStrings,
            ("GraphTenancy:WebSocket:MaxQueuedBytes", "1000000"),
            ("GraphTenancy:WebSocket:SendTimeoutSeconds", "3600")));
        await using TestServerFactory own = factory;
        Uri address = new UriBuilder(url) { Scheme = "ws", Path = "/graphql" }.Uri;
        using TestSocket socket = await TestSocket.OpenAsync(address, static options => options.AddSubProtocol("graphql-transport-ws"));
        await socket.SendAsync($$$"""{"type":"connection_init","payload":{"Authorization":"Bearer {{{TestTokens.For(alice)}}}"}}""");
        await socket.ReadAsync();
        string[] names = [.. Enumerable.Range(0, 5).Select(static _ => Guid.NewGuid().ToString())];

        foreach (string name in names)
        {
            await socket.SubscribeAsync(name, $$"""subscription { testTenants(name: "{{name}}", ms: 0, padding: 400000) }""");
        }

        // Some may not have begun when the first came to its end, which it does not reach by itself.
        await Task.WhenAny(names.Select(static name => TestSubscriptions.EndOf(name).Task)).WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_client_that_reads_slowly_gets_every_event_in_order()
    {
        using TestSocket socket = await server.OpenAsync();
        await socket.SubscribeAsync("s", "subscription { testTicks(count: 300) }");

        for (int i = 1; i <= 300; i++)
        {
            await Task.Delay(i % 10 == 0 ? 10 : 0);
            Assert.Contains($"{{\"testTicks\":{i}}}", await socket.ReadAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_peer_that_does_not_answer_pings_is_given_up()
    {
        string name = Guid.NewGuid().ToString();
        using var dead = new TcpClient();
        await dead.ConnectAsync(IPAddress.Loopback, server.Url.Port);
        NetworkStream stream = dead.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            "GET /graphql HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            + "Sec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n"));
        await stream.WriteAsync(Frame("""{"type":"connection_init"}"""));
        await stream.WriteAsync(Frame($$$"""{"type":"subscribe","id":"a","payload":{"query":"subscription { testSilence(name: \"{{{name}}}\") }"}}"""));
        await TestSubscriptions.StartOf(name).Task.WaitAsync(TimeSpan.FromSeconds(20));

        await TestSubscriptions.EndOf(name).Task.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task No_more_sockets_are_opened_than_allowed()
    {
        (TestServerFactory factory, Uri url) = KestrelFixture.Listen(new TestServerFactory(
            server.Postgres.Database.ConnectionStrings, ("GraphTenancy:WebSocket:MaxSockets", "1")));
        await using TestServerFactory own = factory;
        Uri address = new UriBuilder(url) { Scheme = "ws", Path = "/graphql" }.Uri;
        using TestSocket first = await TestSocket.OpenAsync(address, static options => options.AddSubProtocol("graphql-transport-ws"));
        using var second = new ClientWebSocket();
        second.Options.CollectHttpResponseDetails = true;

        await Assert.ThrowsAsync<WebSocketException>(() => second.ConnectAsync(address, CancellationToken.None));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, second.HttpStatusCode);
    }

    [Fact]
    public async Task A_server_that_stops_says_so_with_1001()
    {
        (TestServerFactory factory, Uri url) = KestrelFixture.Listen(new TestServerFactory(server.Postgres.Database.ConnectionStrings));
        Uri address = new UriBuilder(url) { Scheme = "ws", Path = "/graphql" }.Uri;
        using TestSocket socket = await TestSocket.OpenAsync(address, static options => options.AddSubProtocol("graphql-transport-ws"));

        Task stopping = factory.DisposeAsync().AsTask();

        Assert.Equal(1001, (await socket.ReadCloseAsync()).Code);
        await socket.Socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", CancellationToken.None);
        await stopping.WaitAsync(TimeSpan.FromSeconds(20));
    }

    /// <summary>A masked text frame; the mask is zero.</summary>
    private static byte[] Frame(string text)
    {
        byte[] payload = Encoding.UTF8.GetBytes(text);
        Assert.True(payload.Length < 65536);
        return payload.Length < 126
            ? [0x81, (byte)(0x80 | payload.Length), 0, 0, 0, 0, .. payload]
            : [0x81, 0xFE, (byte)(payload.Length >> 8), (byte)payload.Length, 0, 0, 0, 0, .. payload];
    }

    // A subscription that the client has ended counts until its source has ended too.
    private static async Task<string?> AskUntilAdmittedAsync(TestSocket socket)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            await socket.SubscribeAsync("more", "{ testPing }");
            string? answer = await socket.ReadAsync();
            if (answer?.Contains("TOO_MANY_OPERATIONS", StringComparison.Ordinal) != true)
            {
                return answer;
            }

            await Task.Delay(20, patience.Token);
        }
    }
}
