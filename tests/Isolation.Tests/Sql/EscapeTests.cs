using GraphTenancy.Isolation.Tests.World;
using Npgsql;

namespace GraphTenancy.Isolation.Tests.Sql;

/// <summary>Ways out of the role, out of the schemas and out of the transaction.</summary>
[Collection(ServerCollection.Name)]
public sealed class EscapeTests(TwoCompanies companies) : IClassFixture<TwoCompanies>
{
    private readonly AppSql _app = new(companies.Database);

    [Fact]
    public async Task The_role_cannot_become_any_other_role_of_the_server()
    {
        string[] others = await companies.Database.ScalarAsAdminAsync<string[]>(
            "select array_agg(rolname::text) from pg_roles where rolname <> 'gt_app'") ?? [];
        foreach (string role in others)
        {
            Outcome outcome = await _app.TryAsync(companies.One.Context, $"set role \"{role}\"");

            Assert.True(outcome.IsDenied, $"set role {role}: {outcome}");
        }

        Assert.Contains("gt_analytics", others);
        Assert.Contains("gt_owner", others);
    }

    [Theory]
    [InlineData("create temp table orders (tenant_id uuid)")]
    [InlineData("create table read_model.mine (tenant_id uuid)")]
    [InlineData("create table public.mine (tenant_id uuid)")]
    [InlineData("create table app.mine (tenant_id uuid)")]
    [InlineData("create schema mine")]
    [InlineData("create view read_model.mine as select 1")]
    [InlineData("create function app.current_tenant_id() returns uuid language sql return null::uuid")]
    [InlineData("alter table read_model.orders disable row level security")]
    [InlineData("alter table read_model.orders no force row level security")]
    [InlineData("drop policy tenant_isolation on read_model.orders")]
    [InlineData("alter policy tenant_isolation on read_model.orders using (true)")]
    [InlineData("create trigger mine before insert on read_model.orders execute function event_store.refuse_change_of_history()")]
    [InlineData("alter role gt_app bypassrls")]
    [InlineData("create role mine")]
    [InlineData("grant gt_analytics to gt_app")]
    [InlineData("set session authorization gt_analytics")]
    [InlineData("set session_replication_role = replica")]
    [InlineData("copy read_model.orders to program 'cat'")]
    [InlineData("copy read_model.orders to '/tmp/orders'")]
    [InlineData("select pg_read_file('/etc/hostname')")]
    [InlineData("select pg_terminate_backend(pg_backend_pid())")]
    [InlineData("select pg_notify('loot', 'row')")]
    [InlineData("select query_to_xml('select 1', true, true, '')")]
    [InlineData("select lo_create(4711)")]
    [InlineData("select pg_advisory_lock(42)")]
    [InlineData("select last_value from event_store.events_position_seq")]
    public async Task The_role_is_refused(string sql)
    {
        Outcome outcome = await _app.TryAsync(companies.One.Context, sql);

        Assert.True(outcome.IsDenied, outcome.ToString());
    }

    // Seeds 002 and 004 recommend it for administrators; for a role without BYPASSRLS it opens nothing.
    [Fact]
    public async Task Switching_row_security_off_makes_reads_fail_and_shows_nothing()
    {
        await using var connection = new NpgsqlConnection(companies.Database.ConnectionStrings.App);
        await connection.OpenAsync();
        await using var off = new NpgsqlCommand("set row_security = off", connection);
        await off.ExecuteNonQueryAsync();
        await using var read = new NpgsqlCommand("select count(*) from read_model.orders", connection);

        var refusal = await Assert.ThrowsAsync<PostgresException>(async () => await read.ExecuteScalarAsync());

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState);
    }

    [Theory]
    [InlineData("event_id")]
    [InlineData("tenant_id")]
    [InlineData("data")]
    [InlineData("recorded_at")]
    public async Task An_event_is_never_changed_not_even_by_its_own_tenant(string column)
    {
        Outcome outcome = await _app.TryAsync(companies.One.Context, $"update event_store.events set {column} = {column}");

        Assert.True(outcome.IsDenied, outcome.ToString());
    }

    // A foreign key on the id alone would accept it, or tell that the id exists.
    [Fact]
    public async Task A_row_cannot_point_at_a_row_of_another_tenant_nor_learn_that_it_exists()
    {
        const string Order = """
            insert into read_model.orders (tenant_id, order_id, order_number, customer_id, status, total_minor, placed_at, version, placed_by)
            values ($1, $2, $3, $4, 'PLACED', 1, now(), 1, $5)
            """;
        Guid foreign = GlobalId.KeyOf(companies.Other.Customer);

        Task<Outcome> Insert(Guid customer) => _app.TryAsync(
            companies.One.Context, Order, companies.One.Context.TenantId, Guid.NewGuid(), $"{Guid.NewGuid()}", customer,
            companies.One.Context.UserId);
        Outcome own = await Insert(GlobalId.KeyOf(companies.One.Customer));
        Outcome refused = await Insert(foreign);
        Outcome missing = await Insert(Guid.NewGuid());

        Assert.Null(own.SqlState);
        Assert.Equal(PostgresErrorCodes.ForeignKeyViolation, refused.SqlState);
        Assert.Equal(missing, refused);
    }

    [Fact]
    public async Task A_setting_without_a_transaction_opens_nothing()
    {
        await using var connection = new NpgsqlConnection(companies.Database.ConnectionStrings.App);
        await connection.OpenAsync();
        await using var open = new NpgsqlCommand("select set_config('app.tenant_id', $1, true)", connection)
        {
            Parameters = { new NpgsqlParameter { Value = companies.One.Context.TenantId.ToString() } },
        };
        await open.ExecuteNonQueryAsync();
        await using var read = new NpgsqlCommand("select count(*) from read_model.orders", connection);

        Assert.Equal(0L, await read.ExecuteScalarAsync());
        Assert.True(await _app.ReadAsync<long>(companies.One.Context, "select count(*) from read_model.orders") > 0);
    }
}
