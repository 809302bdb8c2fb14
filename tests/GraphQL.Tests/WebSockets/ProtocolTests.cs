using System.Net.WebSockets;
using GraphTenancy.Persistence.Sessions;
using Microsoft.Extensions.DependencyInjection;

namespace GraphTenancy.GraphQL.Tests.WebSockets;

[Collection(KestrelCollection.Name)]
public sealed class ProtocolTests(KestrelFixture server)
{
    [Fact]
    public async Task A_query_is_answered_by_next_and_complete()
    {
        using TestSocket socket = await server.OpenAsync();

        await socket.SubscribeAsync("q", "{ testPing }");

        Assert.Equal("graphql-transport-ws", socket.Socket.SubProtocol);
        Assert.Equal("""{"id":"q","type":"next","payload":{"data":{"testPing":"pong"}}}""", await socket.ReadAsync());
        Assert.Equal("""{"id":"q","type":"complete"}""", await socket.ReadAsync());
    }

    [Fact]
    public async Task A_mutation_is_answered_and_run_once()
    {
        TenantContext alice = await server.Postgres.CreateTenantAsync();
        using TestSocket socket = await server.OpenAsAsync(TestTokens.For(alice));

        await socket.SubscribeAsync("m", "mutation { testCount { int } }");

        Assert.Contains("\"next\",\"payload\":{\"data\":{\"testCount\":{\"int\":", await socket.ReadAsync(), StringComparison.Ordinal);
        Assert.Equal("""{"id":"m","type":"complete"}""", await socket.ReadAsync());
    }

    [Fact]
    public async Task A_command_reads_its_answer_in_its_own_trip()
    {
        TenantContext alice = await server.Postgres.CreateTenantAsync();
        using TestSocket socket = await server.OpenAsAsync(TestTokens.For(alice));
        SessionMetrics metrics = server.Factory.Services.GetRequiredService<PostgresDataSources>().Metrics;
        long before = metrics.Reads + metrics.Writes;

        await socket.SubscribeAsync("m", """mutation { registerCustomer(input: { name: "Ann" }) { customer { name version } } }""");

        Assert.Equal(
            """{"id":"m","type":"next","payload":{"data":{"registerCustomer":{"customer":{"name":"Ann","version":1}}}}}""",
            await socket.ReadAsync());
        Assert.Equal(1, metrics.Reads + metrics.Writes - before);
    }

    [Fact]
    public async Task A_subscription_gives_each_event_and_completes()
    {
        using TestSocket socket = await server.OpenAsync();

        await socket.SubscribeAsync("s", "subscription { testTicks(count: 3) }");

        for (int i = 1; i <= 3; i++)
        {
            Assert.Equal($$$$"""{"id":"s","type":"next","payload":{"data":{"testTicks":{{{{i}}}}}}}""", await socket.ReadAsync());
        }

        Assert.Equal("""{"id":"s","type":"complete"}""", await socket.ReadAsync());
    }

    [Fact]
    public async Task A_source_that_breaks_gives_its_error_and_completes()
    {
        using TestSocket socket = await server.OpenAsync();

        await socket.SubscribeAsync("s", "subscription { testBroken }");
        await socket.ReadAsync();

        Assert.Contains("\"code\":\"EXPECTED\"", await socket.ReadAsync(), StringComparison.Ordinal);
        Assert.Equal("""{"id":"s","type":"complete"}""", await socket.ReadAsync());
    }

    [Theory]
    [InlineData("{ nothing }", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("{ testPing", "GRAPHQL_PARSE_FAILED")]
    [InlineData("{ testTenant }", "AUTH_NOT_AUTHENTICATED")]
    [InlineData("subscription { testTenants(name: \"x\", ms: 1, padding: 0) }", "AUTH_NOT_AUTHENTICATED")]
    public async Task An_operation_that_is_not_executed_is_answered_by_error_alone(string query, string code)
    {
        using TestSocket socket = await server.OpenAsync();

        await socket.SubscribeAsync("e", query);
        System.Text.Json.JsonElement message = await socket.ReadJsonAsync();
        await socket.SendAsync("""{"type":"ping"}""");

        Assert.Equal("error", message.GetProperty("type").GetString());
        Assert.Equal(code, message.GetProperty("payload")[0].GetProperty("extensions").GetProperty("code").GetString());
        Assert.Equal("""{"type":"pong"}""", await socket.ReadAsync());
    }

    [Fact]
    public async Task An_id_is_free_again_once_the_operation_has_ended()
    {
        using TestSocket socket = await server.OpenAsync();

        for (int i = 0; i < 50; i++)
        {
            await socket.SubscribeAsync("same", "{ testPing }");
            Assert.Contains("next", await socket.ReadAsync(), StringComparison.Ordinal);
            Assert.Contains("complete", await socket.ReadAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Complete_by_the_client_ends_the_source_and_is_not_answered()
    {
        string name = Guid.NewGuid().ToString();
        using TestSocket socket = await server.OpenAsync();

        await socket.SubscribeAsync("s", $$"""subscription { testSilence(name: "{{name}}") }""");
        await TestSubscriptions.StartOf(name).Task.WaitAsync(TimeSpan.FromSeconds(20));
        await socket.SendAsync("""{"id":"s","type":"complete"}""");
        await TestSubscriptions.EndOf(name).Task.WaitAsync(TimeSpan.FromSeconds(20));
        await socket.SendAsync("""{"type":"ping","payload":{"n":1}}""");

        Assert.Equal("""{"type":"pong","payload":{"n":1}}""", await socket.ReadAsync());
    }

    [Fact]
    public async Task Thousands_of_operations_that_are_stopped_at_once_leave_the_socket_open()
    {
        using TestSocket socket = await server.OpenAsync();

        for (int i = 0; i < 3000; i++)
        {
            await socket.SubscribeAsync("same", "{ testPing }");
            await socket.SendAsync("""{"id":"same","type":"complete"}""");
        }

        await socket.SendAsync("""{"type":"ping","payload":{"at":"end"}}""");
        await socket.Socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", CancellationToken.None);
        Assert.Contains("""{"type":"pong","payload":{"at":"end"}}""", await socket.ReadToCloseAsync());
    }

    [Fact]
    public async Task Operations_run_at_the_same_time()
    {
        using TestSocket socket = await server.OpenAsync();

        await socket.SubscribeAsync("silent", $$"""subscription { testSilence(name: "{{Guid.NewGuid()}}") }""");
        await socket.SubscribeAsync("q", "{ testPing }");

        Assert.StartsWith("""{"id":"q","type":"next",""", await socket.ReadAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no json")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"type":1}""")]
    [InlineData("""{"type":"nothing"}""")]
    [InlineData("""{"type":"connection_ack"}""")]
    [InlineData("""{"type":"ping","payload":1}""")]
    [InlineData("""{"type":"ping","type":"ping"}""")]
    [InlineData("""{"type":"ping"} {"type":"ping"}""")]
    [InlineData("""{"type":"subscribe","payload":{"query":"{ testPing }"}}""")]
    [InlineData("""{"type":"subscribe","id":"","payload":{"query":"{ testPing }"}}""")]
    [InlineData("""{"type":"subscribe","id":1,"payload":{"query":"{ testPing }"}}""")]
    [InlineData("""{"type":"subscribe","id":"a"}""")]
    [InlineData("""{"type":"subscribe","id":"a","payload":{}}""")]
    [InlineData("""{"type":"subscribe","id":"a","payload":{"query":1}}""")]
    [InlineData("""{"type":"subscribe","id":"a","payload":{"query":"{ testPing }","variables":[]}}""")]
    [InlineData("""{"type":"complete"}""")]
    [InlineData("""{"type":"connection_init","payload":[]}""")]
    [InlineData("""{"type":"\ud800"}""")]
    [InlineData("""{"type":"connection_init","payload":{"Authorization":"\ud800"}}""")]
    [InlineData("""{"type":"connection_init","payload":{"\udc00":"Bearer"}}""")]
    [InlineData("""{"type":"connection_init","payload":{"headers":{"X-Tenant-ID":"\ud800"}}}""")]
    public async Task What_is_no_message_closes_with_4400(string message)
    {
        bool isInit = message.Contains("connection_init", StringComparison.Ordinal);
        using TestSocket socket = await server.OpenAsync(isInit ? null : "{}");

        await socket.SendAsync(message);

        Assert.Equal(4400, (await socket.ReadCloseAsync()).Code);
    }

    [Fact]
    public async Task A_binary_message_closes_with_4400()
    {
        using TestSocket socket = await server.OpenAsync();

        await socket.SendAsync("""{"type":"ping"}"""u8.ToArray(), WebSocketMessageType.Binary);

        Assert.Equal(4400, (await socket.ReadCloseAsync()).Code);
    }

    [Fact]
    public async Task An_operation_before_the_acknowledgement_closes_with_4401()
    {
        using TestSocket socket = await server.OpenAsync(init: null);

        await socket.SubscribeAsync("a", "{ testPing }");

        Assert.Equal((4401, "Unauthorized"), await socket.ReadCloseAsync());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("graphql-ws")]
    [InlineData("GRAPHQL-TRANSPORT-WS")]
    public async Task Another_protocol_closes_with_4406(string? protocol)
    {
        using TestSocket socket = await server.OpenAsync(init: null, options =>
        {
            if (protocol is not null)
            {
                options.AddSubProtocol(protocol);
            }
        });

        Assert.Equal((4406, "Subprotocol not acceptable"), await socket.ReadCloseAsync());
    }

    [Fact]
    public async Task Ours_is_chosen_among_several_protocols()
    {
        using TestSocket socket = await server.OpenAsync("{}", static options =>
        {
            options.AddSubProtocol("graphql-ws");
            options.AddSubProtocol("graphql-transport-ws");
        });

        Assert.Equal("graphql-transport-ws", socket.Socket.SubProtocol);
    }

    [Fact]
    public async Task A_silent_client_is_closed_with_4408()
    {
        using TestSocket socket = await server.OpenAsync(init: null);

        Assert.Equal((4408, "Connection initialisation timeout"), await socket.ReadCloseAsync());
    }

    [Fact]
    public async Task A_second_operation_of_the_same_id_closes_with_4409()
    {
        using TestSocket socket = await server.OpenAsync();

        await socket.SubscribeAsync("a", $$"""subscription { testSilence(name: "{{Guid.NewGuid()}}") }""");
        await socket.SubscribeAsync("a", "{ testPing }");

        Assert.Equal((4409, "Subscriber for a already exists"), await socket.ReadCloseAsync());
    }

    [Fact]
    public async Task A_second_init_closes_with_4429()
    {
        using TestSocket socket = await server.OpenAsync();

        await socket.SendAsync("""{"type":"connection_init"}""");

        Assert.Equal((4429, "Too many initialisation requests"), await socket.ReadCloseAsync());
    }

    [Fact]
    public async Task The_sources_of_a_client_that_leaves_are_ended()
    {
        string name = Guid.NewGuid().ToString();
        using (TestSocket socket = await server.OpenAsync())
        {
            await socket.SubscribeAsync("s", $$"""subscription { testSilence(name: "{{name}}") }""");
            await TestSubscriptions.StartOf(name).Task.WaitAsync(TimeSpan.FromSeconds(20));
            socket.Socket.Abort();
        }

        await TestSubscriptions.EndOf(name).Task.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task A_clients_close_is_answered()
    {
        using TestSocket socket = await server.OpenAsync();

        await socket.Socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", CancellationToken.None);

        Assert.Equal(1000, socket.CloseCode);
    }
}
