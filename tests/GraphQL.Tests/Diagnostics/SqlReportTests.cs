using System.Text.Json;
using GraphTenancy.GraphQL.Diagnostics;
using GraphTenancy.GraphQL.Engine.Requests;
using GraphTenancy.GraphQL.Tests.Schema;
using GraphTenancy.Persistence.Sessions;
using Microsoft.Extensions.DependencyInjection;

namespace GraphTenancy.GraphQL.Tests.Diagnostics;

/// <summary><c>extensions.db</c>: which SQL an answer came from.</summary>
[Collection(ServerCollection.Name)]
public sealed class SqlReportTests(ServerFixture server) : IAsyncLifetime
{
    private const string Orders = "{ orders(first: 5) { nodes { orderNumber lines { quantity } } } }";

    private TestServerFactory _factory = null!;
    private Uri _url = null!;

    public Task InitializeAsync()
    {
        (_factory, _url) = KestrelFixture.Listen(Create(
            ("GraphTenancy:Sql:Report", "Always"), ("GraphTenancy:Http:MaxBatchSize", "10")));
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _factory.DisposeAsync();

    [Fact]
    public async Task An_answer_tells_its_statements_their_rows_and_the_time()
    {
        Shop shop = await Shop.OpenStockedAsync(server);
        await shop.AddOrderAsync(100m);
        await shop.AddOrderAsync(200m);

        JsonElement db = DbOf((await ClientOf(shop.Tenant).QueryAsync(Orders)).Succeeded().Json);

        Assert.Equal(1, db.GetProperty("roundTrips").GetInt32());
        Assert.InRange(db.GetProperty("timeMs").GetDouble(), 0.01, 60_000);
        Assert.Equal(["read_model.order_lines 2", "read_model.orders 2"], TablesAndRowsOf(db).Order(StringComparer.Ordinal));
        Assert.All(db.GetProperty("statements").EnumerateArray(), static one => Assert.False(one.TryGetProperty("session", out _)));
    }

    [Fact]
    public async Task No_value_of_a_parameter_is_told()
    {
        TenantContext tenant = await server.Postgres.CreateTenantAsync();

        TestAnswer answer = await ClientOf(tenant).QueryAsync(
            "query ($name: String!) { orders(where: { orderNumber: { startsWith: $name } }) { totalCount } testNap(ms: 4711, mark: \"my-mark\") }",
            new { name = "my-secret" });

        string db = DbOf(answer.Succeeded().Json).GetRawText();
        Assert.Contains("$1", db, StringComparison.Ordinal);
        Assert.All(
            ["my-secret", "4711", "my-mark", tenant.TenantId.ToString(), tenant.UserId.ToString()],
            value => Assert.DoesNotContain(value, db, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Production", "", false)]
    [InlineData("Production", "Development", false)]
    [InlineData("Production", "always", true)]
    [InlineData("Development", "", true)]
    [InlineData("Development", "Off", false)]
    public async Task It_is_there_in_Development_unless_the_setting_says_otherwise(string environment, string report, bool isThere)
    {
        await using TestServerFactory other = Create(
            ("environment", environment), ("GraphTenancy:Sql:Report", report), ("GraphTenancy:Cursors:Key", new string('k', 32)));
        var client = new TestClient(other.CreateClient()) { Token = TestTokens.For(await server.Postgres.CreateTenantAsync()) };

        TestAnswer answer = await client.QueryAsync(Orders);

        Assert.Equal(isThere, answer.Succeeded().Json.TryGetProperty("extensions", out _));
    }

    [Fact]
    public void Nothing_watches_where_nothing_is_wanted()
    {
        var off = new SqlDiagnostics(new SqlSettings { IsReported = false, Slow = null }, log: null!);

        Assert.Null(off.Watch(context: null!, "acme"));
    }

    [Fact]
    public async Task A_caller_without_an_identity_is_told_nothing() =>
        Assert.Equal("""{"data":{"testPing":"pong"}}""", (await new TestClient(_factory.CreateClient()).QueryAsync("{ testPing }")).Body);

    [Fact]
    public async Task Several_trips_of_one_request_add_up()
    {
        JsonElement db = DbOf((await ClientOf(await server.Postgres.CreateTenantAsync())
            .QueryAsync("{ a: testNap(ms: 20) b: testNap(ms: 20) }")).Succeeded().Json);

        Assert.Equal(2, db.GetProperty("roundTrips").GetInt32());
        Assert.Equal(2, db.GetProperty("statements").GetArrayLength());
        Assert.InRange(db.GetProperty("timeMs").GetDouble(), 30, 60_000);
    }

    [Fact]
    public async Task A_command_tells_the_statements_of_its_write_session()
    {
        TestAnswer answer = await ClientOf(await server.Postgres.CreateTenantAsync()).QueryAsync(
            """mutation { registerCustomer(input: { name: "Hidden", email: "h@example.com" }) { customer { name } } }""");

        JsonElement db = DbOf(answer.Succeeded().Json);

        Assert.All(db.GetProperty("statements").EnumerateArray(), static one => Assert.Equal("write", one.GetProperty("session").GetString()));
        Assert.Contains(db.GetProperty("statements").EnumerateArray(), static one =>
            one.GetProperty("sql").GetString()!.Contains("insert into", StringComparison.Ordinal));
        Assert.DoesNotContain("Hidden", db.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Statements_over_all_tenants_are_marked()
    {
        TestClient olivia = await server.CreatePlatformClientAsync();

        TestAnswer answer = await new TestClient(_factory.CreateClient()) { Token = olivia.Token }
            .QueryAsync("{ admin { tenantStatistics { code } } }");

        JsonElement statement = Assert.Single(DbOf(answer.Succeeded().Json).GetProperty("statements").EnumerateArray());
        Assert.Equal("admin", statement.GetProperty("session").GetString());
    }

    [Fact]
    public async Task A_statement_that_was_not_completed_has_no_rows()
    {
        TestAnswer answer = await ClientOf(await server.Postgres.CreateTenantAsync()).QueryAsync("{ testBroken }");

        Assert.Equal(
            """[{"sql":"select 1","rows":1},{"sql":"select 1 / 0","rows":null}]""",
            DbOf(answer.Json).GetProperty("statements").GetRawText());
    }

    [Fact]
    public async Task Each_operation_of_a_batch_tells_its_own()
    {
        TestAnswer answer = await ClientOf(await server.Postgres.CreateTenantAsync()).PostAsync(
            """[{"query":"{ testNap(ms: 1) }"},{"query":"{ orders { totalCount } }"}]""", "application/json");

        Assert.Equal(["nap", "count"], answer.Json.EnumerateArray().Select(static one =>
            SqlOf(DbOf(one)).Contains("as nap", StringComparison.Ordinal) ? "nap" : "count"));
        Assert.All(answer.Json.EnumerateArray(), static one => Assert.Equal(1, DbOf(one).GetProperty("roundTrips").GetInt32()));
    }

    [Fact]
    public async Task An_answer_through_a_socket_tells_it()
    {
        TenantContext tenant = await server.Postgres.CreateTenantAsync();
        using TestSocket socket = await TestSocket.OpenAsync(
            new UriBuilder(_url) { Scheme = "ws", Path = "/graphql" }.Uri, static options => options.AddSubProtocol("graphql-transport-ws"));
        await socket.SendAsync($$$"""{"type":"connection_init","payload":{"Authorization":"Bearer {{{TestTokens.For(tenant)}}}"}}""");
        await socket.ReadAsync();

        await socket.SubscribeAsync("a", "{ testNap(ms: 1) }");

        JsonElement message = JsonSerializer.Deserialize<JsonElement>(await socket.ReadAsync() ?? "");
        Assert.Contains("as nap", SqlOf(DbOf(message.GetProperty("payload"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_as_an_event_stream_tells_it()
    {
        TestClient client = new(new HttpClient { BaseAddress = _url }) { Token = TestTokens.For(await server.Postgres.CreateTenantAsync()) };

        using TestStream stream = await TestStream.OpenAsync(client, "text/event-stream", "{ testNap(ms: 1) }");

        string data = (await stream.ReadToEndAsync()).Split('\n').First(static line => line.StartsWith("data: {", StringComparison.Ordinal));
        Assert.Contains("as nap", SqlOf(DbOf(JsonSerializer.Deserialize<JsonElement>(data["data: ".Length..]))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deferred_part_tells_what_was_asked_until_then()
    {
        TestClient client = new(new HttpClient { BaseAddress = _url }) { Token = TestTokens.For(await server.Postgres.CreateTenantAsync()) };

        using TestStream stream = await TestStream.OpenAsync(
            client, "multipart/mixed", "{ first: testNap(ms: 1) ... @defer { second: testNap(ms: 100) } }");

        int[] trips = [.. (await stream.ReadToEndAsync()).Split('\n')
            .Where(static line => line.StartsWith('{'))
            .Select(static line => DbOf(JsonSerializer.Deserialize<JsonElement>(line)).GetProperty("roundTrips").GetInt32())];
        Assert.Equal([1, 2], trips);
    }

    private TestServerFactory Create(params (string, string)[] settings) => new(server.Postgres.Database.ConnectionStrings, settings)
    {
        Configure = static services => services.AddGraphQLServer().AddType(typeof(NapQueries)),
    };

    private TestClient ClientOf(TenantContext tenant) => new(_factory.CreateClient()) { Token = TestTokens.For(tenant) };

    private static JsonElement DbOf(JsonElement answer) => answer.GetProperty("extensions").GetProperty("db");

    private static string SqlOf(JsonElement db) => db.GetProperty("statements")[0].GetProperty("sql").GetString() ?? "";

    private static IEnumerable<string> TablesAndRowsOf(JsonElement db) => db.GetProperty("statements").EnumerateArray().Select(static one =>
    {
        string table = one.GetProperty("sql").GetString()!.Split(' ').First(static word => word.StartsWith("read_model.", StringComparison.Ordinal));
        return $"{table} {one.GetProperty("rows")}";
    });
}
