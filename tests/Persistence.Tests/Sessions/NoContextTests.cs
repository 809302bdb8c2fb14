using GraphTenancy.Persistence.Seeding;
using GraphTenancy.Persistence.Sessions;
using GraphTenancy.TestKit;

namespace GraphTenancy.Persistence.Tests.Sessions;

/// <summary>
/// What <c>gt_app</c> meets without a tenant context, and for another tenant: for every table of the catalog.
/// </summary>
public sealed class NoContextTests(NoContextTests.SeededDatabase seeded) : IClassFixture<NoContextTests.SeededDatabase>
{
    private static readonly string[] Verbs =
        ["insert into {0} default values", "update {0} set {1} = {1}", "delete from {0}", "truncate {0}"];

    [Fact]
    public async Task Without_a_context_every_table_shows_nothing_although_there_are_rows()
    {
        foreach (Table table in await seeded.TablesAsync())
        {
            long there = await seeded.CountAllAsync(table.Name);

            long? seen = table.IsReadable
                ? await RunBareAsync($"select count(*) from {table.Name}")
                : await RefusedAsync($"select count(*) from {table.Name}");

            Assert.True(there > 0, $"{table.Name} has no rows, so seeing none proves nothing.");
            Assert.True(seen is null or 0, $"{table.Name} shows {seen} of {there} rows without a context.");
        }
    }

    [Fact]
    public async Task Without_a_context_every_table_refuses_every_write()
    {
        foreach (Table table in await seeded.TablesAsync())
        {
            long before = await seeded.CountAllAsync(table.Name);

            foreach (string verb in Verbs)
            {
                await RefusedAsync(string.Format(null, verb, table.Name, table.FirstColumn));
            }

            Assert.Equal(before, await seeded.CountAllAsync(table.Name));
        }
    }

    [Fact]
    public async Task A_row_for_another_tenant_is_refused_by_tenant_isolation_in_every_table_that_may_be_written()
    {
        TenantContext alice = DemoData.ContextOf(DemoData.AliceId);
        Table[] writable = [.. (await seeded.TablesAsync()).Where(table => table.IsWritable)];

        foreach (Table table in writable)
        {
            string actors = string.Concat(table.ActorColumns.Select(column => $", {column}"));
            string values = string.Concat(table.ActorColumns.Select(_ => ", $2"));
            var refusal = await Assert.ThrowsAsync<TenantIsolationException>(async () =>
                await seeded.Database.OpenWriteSession(alice).ScalarAsync<int>(
                    $"insert into {table.Name} (tenant_id{actors}) select $1{values} where $2 is not null",
                    SqlParameter.Of(DemoData.GlobexId),
                    SqlParameter.Of(alice.UserId)));

            // 42501 could also be a missing grant; the message names the policy that refused.
            Assert.Contains("\"tenant_isolation\"", refusal.Message, StringComparison.Ordinal);
        }

        Assert.Equal(8, writable.Length);
    }

    [Fact]
    public async Task A_tenant_sees_its_own_rows_and_the_common_products_and_nothing_else()
    {
        ITenantSession alice = seeded.Database.OpenSession(DemoData.ContextOf(DemoData.AliceId));

        foreach (Table table in (await seeded.TablesAsync()).Where(table => table.IsReadable))
        {
            Guid[]? tenants = await alice.ScalarAsync<Guid[]>(
                $"select array_agg(distinct tenant_id order by tenant_id) from {table.Name}");

            Guid[] expected = table.Name == "read_model.products"
                ? [DemoData.CommonTenantId, DemoData.AcmeId] : [DemoData.AcmeId];
            Assert.True(tenants is not null && expected.SequenceEqual(tenants), $"{table.Name} shows other tenants.");
        }
    }

    [Theory]
    [InlineData("update read_model.products set name = 'x', updated_by = (select app.current_user_id()) where tenant_id = (select app.common_tenant_id()) returning 1")]
    [InlineData("update event_store.streams set version = 9 where tenant_id <> (select app.current_tenant_id()) returning 1")]
    [InlineData("update read_model.orders set status = 'DRAFT' where placed_by <> (select app.current_user_id()) and false returning 1")]
    public async Task Rows_of_others_are_not_changed_even_where_they_are_seen(string sql)
    {
        int changed = await seeded.Database.OpenWriteSession(DemoData.ContextOf(DemoData.AliceId)).ScalarAsync<int>(sql);

        Assert.Equal(0, changed);
    }

    [Fact]
    public async Task Nobody_writes_in_the_name_of_another_user()
    {
        TenantContext alice = DemoData.ContextOf(DemoData.AliceId);

        await Assert.ThrowsAsync<TenantIsolationException>(async () =>
            await seeded.Database.OpenWriteSession(alice).ScalarAsync<int>(
                "insert into read_model.customers (tenant_id, customer_id, name, version, created_by) values ($1, $2, 'x', 1, $3)",
                SqlParameter.Of(alice.TenantId), SqlParameter.Of(Guid.NewGuid()), SqlParameter.Of(DemoData.BobId)));
    }

    [Theory]
    [InlineData("update event_store.events set data = '{}'")]
    [InlineData("delete from event_store.events")]
    [InlineData("truncate event_store.events")]
    public async Task History_is_append_only_even_for_a_superuser(string sql)
    {
        long before = await seeded.CountAllAsync("event_store.events");

        var refusal = await Assert.ThrowsAsync<Npgsql.PostgresException>(
            () => seeded.Database.ExecuteAsAdminAsync(sql));

        Assert.Equal("23001", refusal.SqlState);
        Assert.Equal(before, await seeded.CountAllAsync("event_store.events"));
    }

    private ValueTask<long> RunBareAsync(string sql) => BatchGateway.RunAsync(
        seeded.Database.DataSources.Write, static () => new SqlStatement("select 1"), [new SqlStatement(sql)],
        SessionExtensions.ReadScalarAsync<long>, static () => { }, maySendAgain: false, CancellationToken.None);

    private async Task<long?> RefusedAsync(string sql)
    {
        await Assert.ThrowsAsync<TenantIsolationException>(async () => await RunBareAsync(sql));
        return null;
    }

    public sealed record Table(
        string Name, string FirstColumn, bool IsReadable, bool IsWritable, IReadOnlyList<string> ActorColumns);

    /// <summary>A database with the demo in it and a row in the tables that the demo leaves empty.</summary>
    public sealed class SeededDatabase : IAsyncLifetime
    {
        private readonly PostgresFixture _postgres = new();
        private TestDatabase? _database;

        public TestDatabase Database => _database ?? throw new InvalidOperationException("Not initialized.");

        public async Task InitializeAsync()
        {
            _database = await _postgres.CreateScratchDatabaseAsync();
            await new Seeder(Database.DataSources).SeedDemoAsync(CancellationToken.None);
            foreach (Guid tenant in new[] { DemoData.AcmeId, DemoData.GlobexId })
            {
                await Database.ExecuteAsAdminAsync(
                    "insert into event_store.command_receipts values ($1, 'key', 'print', $2, 1)", tenant, Guid.NewGuid());
            }
        }

        public async Task DisposeAsync() => await Database.DisposeAsync();

        public async Task<long> CountAllAsync(string table) =>
            await Database.ScalarAsAdminAsync<long>($"select count(*) from {table}");

        public async Task<IReadOnlyList<Table>> TablesAsync()
        {
            string[] rows = await Database.ScalarAsAdminAsync<string[]>(
                """
                select array_agg(concat_ws(' ', c.oid::regclass::text,
                    (select attname from pg_attribute a where a.attrelid = c.oid and a.attnum = 1),
                    has_table_privilege('gt_app', c.oid, 'select'),
                    has_any_column_privilege('gt_app', c.oid, 'insert'),
                    (select string_agg(attname, ' ') from pg_attribute a where a.attrelid = c.oid
                        and attname in ('actor_id', 'created_by', 'updated_by', 'placed_by'))) order by 1)
                from pg_class c
                where c.relkind in ('r', 'p') and c.relnamespace::regnamespace::text
                    in ('control', 'event_store', 'read_model', 'audit', 'app')
                """) ?? [];
            return
            [
                .. rows.Select(row => row.Split(' ')).Select(
                    part => new Table(part[0], part[1], part[2] == "t", part[3] == "t", part[4..])),
            ];
        }
    }
}
