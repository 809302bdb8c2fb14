using GraphTenancy.Persistence.Migrations;
using GraphTenancy.Persistence.Sessions;
using GraphTenancy.TestKit;

namespace GraphTenancy.Persistence.Tests.Migrations;

public sealed class MigrationRunnerTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static readonly DbScript First = new("0001_first", "create schema app;");
    private static readonly DbScript Second = new("0002_second", "create table app.t (a int);");

    [Fact]
    public async Task A_second_run_applies_nothing_and_keeps_every_policy()
    {
        await using TestDatabase scratch = await postgres.CreateScratchDatabaseAsync();
        long before = await CountPoliciesAsync(scratch);

        MigrationReport report = await RunnerOf(scratch).MigrateAsync(CancellationToken.None);

        Assert.Empty(report.Applied);
        Assert.Equal(DbScripts.Migrations.Select(script => script.Name), report.AlreadyApplied);
        Assert.True(before > 0);
        Assert.Equal(before, await CountPoliciesAsync(scratch));
    }

    [Fact]
    public async Task A_policy_and_a_grant_that_somebody_added_are_gone_after_the_next_run()
    {
        await using TestDatabase scratch = await postgres.CreateScratchDatabaseAsync();
        await scratch.ExecuteAsAdminAsync("create policy extra on read_model.orders for select to gt_app using (true)");
        await scratch.ExecuteAsAdminAsync("grant delete on event_store.events to gt_app");

        await RunnerOf(scratch).MigrateAsync(CancellationToken.None);

        Assert.Equal(0L, await scratch.ScalarAsAdminAsync<long>(
            "select count(*) from pg_policies where policyname = 'extra'"));
        Assert.False(await scratch.ScalarAsAdminAsync<bool>(
            "select has_table_privilege('gt_app', 'event_store.events', 'delete')"));
    }

    [Fact]
    public async Task Two_runners_at_once_apply_every_migration_once()
    {
        await using TestDatabase scratch = await CreateEmptyAsync();

        MigrationReport[] reports = await Task.WhenAll(
            RunnerOf(scratch).MigrateAsync(CancellationToken.None),
            RunnerOf(scratch).MigrateAsync(CancellationToken.None));

        Assert.Equal(DbScripts.Migrations.Count, reports.Sum(report => report.Applied.Count));
    }

    [Fact]
    public async Task An_edited_migration_is_refused_and_nothing_changes()
    {
        await using TestDatabase scratch = await CreateEmptyAsync();
        await RunnerOf(scratch, First).MigrateAsync(CancellationToken.None);
        var edited = new DbScript(First.Name, First.Text + "-- edited");

        var refusal = await Assert.ThrowsAsync<MigrationException>(
            () => RunnerOf(scratch, edited, Second).MigrateAsync(CancellationToken.None));

        Assert.Contains("0001_first", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(1L, await scratch.ScalarAsAdminAsync<long>("select count(*) from migrations.applied"));
    }

    [Fact]
    public async Task A_migration_that_comes_before_an_applied_one_is_refused()
    {
        await using TestDatabase scratch = await CreateEmptyAsync();
        await RunnerOf(scratch, Second with { Text = "create schema app;" }).MigrateAsync(CancellationToken.None);

        var refusal = await Assert.ThrowsAsync<MigrationException>(() => RunnerOf(
            scratch, First, Second with { Text = "create schema app;" }).MigrateAsync(CancellationToken.None));

        Assert.Contains("0001_first was never applied", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_migration_that_this_version_does_not_know_is_refused()
    {
        await using TestDatabase scratch = await CreateEmptyAsync();
        await RunnerOf(scratch, First, Second).MigrateAsync(CancellationToken.None);

        var refusal = await Assert.ThrowsAsync<MigrationException>(
            () => RunnerOf(scratch, First).MigrateAsync(CancellationToken.None));

        Assert.Contains("0002_second", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failing_migration_leaves_nothing_and_names_its_line()
    {
        await using TestDatabase scratch = await CreateEmptyAsync();
        var broken = new DbScript("0002_broken", "create table app.half (a int);\n\nselect nonsense;");

        var failure = await Assert.ThrowsAsync<ScriptException>(
            () => RunnerOf(scratch, First, broken).MigrateAsync(CancellationToken.None));

        Assert.StartsWith("db/migrations/0002_broken.sql, line 3:", failure.Message, StringComparison.Ordinal);
        Assert.Equal(1L, await scratch.ScalarAsAdminAsync<long>("select count(*) from migrations.applied"));
        Assert.Equal("", await scratch.ScalarAsAdminAsync<string>("select coalesce(to_regclass('app.half')::text, '')"));
    }

    [Fact]
    public async Task The_status_is_missing_before_the_first_run_and_current_after_it()
    {
        await using TestDatabase scratch = await CreateEmptyAsync();

        MigrationStatus before = await MigrationRunner.GetStatusAsync(scratch.DataSources, CancellationToken.None);
        await RunnerOf(scratch).MigrateAsync(CancellationToken.None);
        MigrationStatus after = await MigrationRunner.GetStatusAsync(scratch.DataSources, CancellationToken.None);

        Assert.Equal(MigrationState.Missing, before.State);
        Assert.Contains("-- migrate", before.Describe(), StringComparison.Ordinal);
        Assert.Equal(MigrationState.Current, after.State);
    }

    [Theory]
    [InlineData("delete from migrations.applied where name = '0004_read_model'", MigrationState.Behind, "0004_read_model")]
    [InlineData("insert into migrations.applied values ('9999_new', 'x')", MigrationState.Ahead, "9999_new")]
    [InlineData("update migrations.applied set sha256 = 'x' where name = '0002_control'", MigrationState.Edited, "0002_control")]
    public async Task The_status_says_which_migrations_differ(string change, MigrationState expected, string migration)
    {
        await using TestDatabase scratch = await postgres.CreateScratchDatabaseAsync();
        await scratch.ExecuteAsAdminAsync(change);

        MigrationStatus status = await MigrationRunner.GetStatusAsync(scratch.DataSources, CancellationToken.None);

        Assert.Equal(expected, status.State);
        Assert.Equal([migration], status.Migrations);
    }

    private static async Task<TestDatabase> CreateEmptyAsync() =>
        await (await TestCluster.GetAsync()).CreateEmptyDatabaseAsync();

    // Never null: the test database knows all roles.
    private static MigrationRunner RunnerOf(TestDatabase database) => new(database.ConnectionStrings.Migrator!);

    private static MigrationRunner RunnerOf(TestDatabase database, params DbScript[] migrations) =>
        new(database.ConnectionStrings.Migrator!, migrations, []);

    private static async Task<long> CountPoliciesAsync(TestDatabase database) =>
        await database.ScalarAsAdminAsync<long>("select count(*) from pg_policies");
}
