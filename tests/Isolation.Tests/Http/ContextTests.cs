using System.Net;
using System.Text.Json;
using GraphTenancy.Isolation.Tests.World;
using GraphTenancy.Persistence.Sessions;
using GraphTenancy.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace GraphTenancy.Isolation.Tests.Http;

/// <summary>
/// Seed rows B-68 and A-38: the context is there, reaches the rows, is required, and is gone afterwards.
/// </summary>
[Collection(ServerCollection.Name)]
public sealed class ContextTests(ServerFixture server)
{
    private const string Who = "select concat(pg_backend_pid(), '|', app.current_tenant_id(), '|', app.current_user_id())";

    [Fact]
    public async Task The_context_is_available_in_the_session_of_a_request()
    {
        Company company = await Company.FoundAsync(server.Postgres.Database, server.Factory);

        JsonElement data = await company.AskAsync("{ testTenant testVisibleTenants me { userCode tenant { code } } }");

        Assert.Equal(company.Code, data.GetProperty("testTenant").GetString());
        Assert.Equal(company.Code, data.GetProperty("testVisibleTenants").GetString());
        Assert.Equal(company.Code, data.GetProperty("me").GetProperty("tenant").GetProperty("code").GetString());
    }

    [Fact]
    public async Task The_context_reaches_every_row_that_a_command_writes()
    {
        Company company = await Company.FoundAsync(server.Postgres.Database, server.Factory);

        Guid order = GlobalId.KeyOf(await company.PlaceOrderAsync());

        foreach (string table in new[] { "read_model.orders", "read_model.order_lines" })
        {
            Assert.Equal(company.Context.TenantId, await server.Postgres.ScalarAsAdminAsync<Guid>(
                $"select tenant_id from {table} where order_id = $1", order));
        }

        Assert.Equal($"{company.Context.TenantId} {company.Context.UserId}", await server.Postgres.ScalarAsAdminAsync<string>(
            "select concat(tenant_id, ' ', actor_id) from event_store.events where stream_id = $1", order));
    }

    [Theory]
    [InlineData("{ orders { nodes { id } } }")]
    [InlineData("{ me { userCode } orders { nodes { id } } }")]
    [InlineData("{ me { userCode } tenant { code } }")]
    [InlineData("{ node(id: \"T3JkZXI6MDE5M2I0NjJjMWM2N2ZkNDhmNmQ1YjFmY2I0YjBhYTE=\") { id } }")]
    [InlineData("mutation { upsertProduct(input: { code: \"A\", name: \"A\", price: 1 }) { product { id } } }")]
    [InlineData("query ($no: Boolean = false) { me { userCode } orders @include(if: $no) { totalCount } }")]
    public async Task A_missing_context_is_an_error_before_any_statement_is_sent(string document)
    {
        TestClient client = server.CreateClient();
        client.Token = TestTokens.Create(TestDatabase.SubjectOf(await server.Postgres.Database.CreateUserAsync()));
        (long, long, long) before = TenantTrips();

        TestAnswer answer = await client.QueryAsync(document);

        Assert.Equal("TENANT_REQUIRED", answer.Code);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(before, TenantTrips());
    }

    [Fact]
    public async Task The_count_of_statements_does_count()
    {
        Company company = await Company.FoundAsync(server.Postgres.Database, server.Factory);
        (long reads, long writes, long admin) = TenantTrips();

        await company.AskAsync("{ orders { nodes { id } } tenant { code } }");

        Assert.Equal((reads + 1, writes, admin), TenantTrips());
    }

    [Fact]
    public async Task The_context_is_gone_on_the_same_backend_for_one_tenant_the_next_and_none()
    {
        await using TestServerFactory one = ServerWithPoolsOf(1);
        Company acme = await Company.FoundAsync(server.Postgres.Database, one);
        Company globex = await Company.FoundAsync(server.Postgres.Database, one);
        var sources = one.Services.GetRequiredService<PostgresDataSources>();
        var backends = new List<string>();

        foreach (Company company in new[] { acme, globex, acme })
        {
            // Through the door, then the same pool from inside: there is one connection only.
            JsonElement data = await company.AskAsync("{ testVisibleTenants }");
            Assert.Equal(company.Code, data.GetProperty("testVisibleTenants").GetString());
            string[] inside = (await AskSessionAsync(one, company.Context)).Split('|');
            string[] after = (await AskPoolAsync(sources.Read)).Split('|');

            Assert.Equal([company.Context.TenantId.ToString(), company.Context.UserId.ToString()], inside[1..]);
            Assert.Equal(["", ""], after[1..]);
            backends.AddRange([inside[0], after[0]]);
        }

        Assert.Single(backends.Distinct());
    }

    // The driver's reset of a returned connection is the second guard, and would hide that the first one is missing.
    [Fact]
    public async Task The_context_is_gone_even_where_the_driver_resets_nothing()
    {
        TenantContext tenant = await server.Postgres.CreateTenantAsync();
        string app = server.Postgres.Database.ConnectionStrings.App;
        await using NpgsqlDataSource pool = NpgsqlDataSource.Create($"{app};Maximum Pool Size=1;No Reset On Close=true");
        var read = new TenantSession(tenant, pool, new SessionMetrics());

        string inside = await read.QueryAsync(
            [new SqlStatement(Who)],
            static async (reader, token) => await reader.ReadAsync(token) ? reader.GetString(0) : "",
            CancellationToken.None);
        string after = await AskPoolAsync(pool);

        Assert.EndsWith($"|{tenant.TenantId}|{tenant.UserId}", inside, StringComparison.Ordinal);
        Assert.Equal($"{inside.Split('|')[0]}||", after);
    }

    [Theory]
    [InlineData("{ testFailure(kind: \"other\") }")]
    [InlineData("{ orders(after: \"AAAA\") { totalCount } }")]
    [InlineData("{ orders(first: 0) { totalCount } nothing }")]
    public async Task The_context_is_gone_after_a_request_that_failed(string document)
    {
        await using TestServerFactory one = ServerWithPoolsOf(1);
        Company company = await Company.FoundAsync(server.Postgres.Database, one);

        TestAnswer answer = await company.SendAsync(document);

        Assert.NotNull(answer.Code);
        var sources = one.Services.GetRequiredService<PostgresDataSources>();
        Assert.Equal(["", ""], (await AskPoolAsync(sources.Read)).Split('|')[1..]);
        Assert.Equal(["", ""], (await AskPoolAsync(sources.Write)).Split('|')[1..]);
    }

    private (long Reads, long Writes, long AdminReads) TenantTrips()
    {
        SessionMetrics metrics = server.Factory.Services.GetRequiredService<SessionMetrics>();
        return (metrics.Reads, metrics.Writes, metrics.AdminReads);
    }

    private TestServerFactory ServerWithPoolsOf(int size)
    {
        PostgresOptions options = server.Postgres.Database.ConnectionStrings;
        return new TestServerFactory(options with { App = $"{options.App};Maximum Pool Size={size}" });
    }

    private static async Task<string> AskSessionAsync(TestServerFactory server, TenantContext context) =>
        await server.Services.GetRequiredService<ISessionFactory>().OpenRead(context).QueryAsync(
            [new SqlStatement(Who)],
            static async (reader, token) => await reader.ReadAsync(token) ? reader.GetString(0) : "",
            CancellationToken.None);

    private static async Task<string> AskPoolAsync(NpgsqlDataSource pool)
    {
        await using NpgsqlCommand command = pool.CreateCommand(Who);
        return Assert.IsType<string>(await command.ExecuteScalarAsync());
    }
}
