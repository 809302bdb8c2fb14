using GraphTenancy.Persistence.Sessions;
using GraphTenancy.TestKit;
using Npgsql;

namespace GraphTenancy.Persistence.Tests.Sessions;

public sealed class TenantSessionTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const string Settings =
        "select concat(current_setting('app.tenant_id', true), '|', current_setting('app.user_id', true))";

    [Fact]
    public async Task The_context_holds_for_every_statement_of_the_batch()
    {
        TenantContext acme = await postgres.CreateTenantAsync();

        (string? first, string? second) = await postgres.OpenSession(acme).QueryAsync(
            [new SqlStatement(Settings), new SqlStatement(Settings)],
            static async (reader, token) =>
            {
                string? one = await SessionExtensions.ReadScalarAsync<string>(reader, token);
                await reader.NextResultAsync(token);
                return (one, await SessionExtensions.ReadScalarAsync<string>(reader, token));
            },
            CancellationToken.None);

        Assert.Equal($"{acme.TenantId}|{acme.UserId}", first);
        Assert.Equal(first, second);
    }

    [Theory]
    [InlineData("select 1")]
    [InlineData("select 1 / 0")]
    public async Task The_context_is_gone_when_the_batch_has_ended(string sql)
    {
        TenantContext acme = await postgres.CreateTenantAsync();
        await using PostgresDataSources one = PoolsOfOne();

        _ = await Record.ExceptionAsync(async () => await new SessionFactory(one).OpenRead(acme).ScalarAsync<int>(sql));

        // The pool has one connection only, so this is the same one; the first statement opens nothing.
        string? left = await BatchGateway.RunAsync(
            one.Read, () => new SqlStatement("select 1"), [new SqlStatement(Settings)],
            SessionExtensions.ReadScalarAsync<string>, static () => { }, maySendAgain: false, CancellationToken.None);
        Assert.Equal("|", left);
    }

    [Fact]
    public async Task A_read_runs_in_a_read_only_snapshot_and_refuses_to_write()
    {
        ITenantSession session = postgres.OpenSession(await postgres.CreateTenantAsync());

        string? isolation = await session.ScalarAsync<string>("select current_setting('transaction_isolation')");
        var refusal = await Assert.ThrowsAsync<PersistenceException>(async () => await session.ScalarAsync<int>(
            "insert into read_model.tenant_statistics (tenant_id) values ((select app.current_tenant_id()))"));

        Assert.Equal("repeatable read", isolation);
        Assert.Equal("25006", refusal.SqlState);
    }

    [Fact]
    public async Task Two_statements_in_one_text_are_refused()
    {
        TenantContext acme = await postgres.CreateTenantAsync();

        var refusal = await Assert.ThrowsAsync<PersistenceException>(async () =>
            await postgres.OpenWriteSession(acme).ScalarAsync<int>("select 1; select 2"));

        Assert.Equal("42601", refusal.SqlState);
        Assert.Contains("multiple commands", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_behind_the_last_result_that_is_read_undoes_the_whole_batch()
    {
        TenantContext acme = await postgres.CreateTenantAsync();
        SqlStatement insert = new(
            "insert into read_model.tenant_statistics (tenant_id) values ($1)", SqlParameter.Of(acme.TenantId));

        await Assert.ThrowsAsync<PersistenceException>(async () => await postgres.OpenWriteSession(acme).ExecuteAsync(
            [insert, new SqlStatement("select 1"), new SqlStatement("select 1 / 0")],
            SessionExtensions.ReadScalarAsync<int>,
            CancellationToken.None));

        Assert.Equal(0, await postgres.CountAsAdminAsync("read_model.tenant_statistics", acme.TenantId));
    }

    [Fact]
    public async Task A_statement_that_runs_too_long_is_a_timeout()
    {
        ITenantSession session = postgres.OpenSession(await postgres.CreateTenantAsync());

        await Assert.ThrowsAsync<DatabaseTimeoutException>(async () => await session.QueryAsync(
            [
                new SqlStatement("select set_config('statement_timeout', '50ms', true)"),
                new SqlStatement("select count(*) from generate_series(1, 1000000000)"),
            ],
            SessionExtensions.ReadScalarAsync<string>,
            CancellationToken.None));
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_unavailable()
    {
        TenantContext acme = await postgres.CreateTenantAsync();
        string nowhere = $"Host=127.0.0.1;Port={FreePort.Next()};Username=u;Database=d;Timeout=2";
        await using var pools = new PostgresDataSources(
            new PostgresOptions { App = nowhere, Analytics = nowhere, Control = nowhere });

        await Assert.ThrowsAsync<DatabaseUnavailableException>(
            async () => await new SessionFactory(pools).OpenRead(acme).ScalarAsync<int>("select 1"));
    }

    [Fact]
    public async Task A_read_survives_a_dead_pooled_connection_and_a_write_is_sent_only_once()
    {
        TenantContext acme = await postgres.CreateTenantAsync();
        await using PostgresDataSources one = PoolsOfOne();
        var sessions = new SessionFactory(one);
        await sessions.OpenRead(acme).ScalarAsync<int>("select 1");
        await sessions.OpenWrite(acme).ScalarAsync<int>("select 1");
        await postgres.ExecuteAsAdminAsync(
            "select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1", NameOfPools);

        int answer = await sessions.OpenRead(acme).ScalarAsync<int>("select 2");

        Assert.Equal(2, answer);
        await Assert.ThrowsAsync<DatabaseUnavailableException>(
            async () => await sessions.OpenWrite(acme).ScalarAsync<int>("select 2"));
        Assert.Equal(2, await sessions.OpenWrite(acme).ScalarAsync<int>("select 2"));
        Assert.Equal((3L, 3L), (one.Metrics.Reads, one.Metrics.Writes));
    }

    [Fact]
    public async Task A_cancelled_call_throws_that_it_was_cancelled()
    {
        ITenantSession session = postgres.OpenSession(await postgres.CreateTenantAsync());
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await session.QueryAsync(
            [new SqlStatement("select count(*) from generate_series(1, 1000000000)")],
            SessionExtensions.ReadScalarAsync<long>,
            cancellation.Token));
    }

    private const string NameOfPools = "pools of one";

    private PostgresDataSources PoolsOfOne()
    {
        PostgresOptions options = postgres.Database.ConnectionStrings;
        return new PostgresDataSources(options with
        {
            App = new NpgsqlConnectionStringBuilder(options.App)
            {
                MaxPoolSize = 1,
                ApplicationName = NameOfPools,
            }.ConnectionString,
        });
    }
}
