namespace GraphTenancy.Isolation.Tests.Sql;

/// <summary>
/// Proves that the check of <see cref="Border"/> can turn red: each guard is taken away in a database of its own, and
/// the
/// check must name the hole that it left. The last tests take away what is not needed, and the check must stay green.
/// </summary>
[Collection(ServerCollection.Name)]
public sealed class BrokenGuardTests(BrokenDatabase broken) : IClassFixture<BrokenDatabase>, IAsyncLifetime
{
    public Task InitializeAsync() => broken.MendAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Without_tenant_isolation_every_single_table_is_found_open()
    {
        string[] relations = await broken.TenantRelationsAsync();
        foreach (string relation in relations)
        {
            Assert.Empty(await broken.FindHolesAsync(relation));

            await broken.Database.ExecuteAsAdminAsync($"drop policy tenant_isolation on {relation}");

            IReadOnlyList<string> holes = await broken.FindHolesAsync(relation);
            Assert.Contains(holes, hole => hole.StartsWith($"{relation}, read: shows rows of", StringComparison.Ordinal));
        }

        Assert.True(relations.Length >= 10);
    }

    [Theory]
    [InlineData("alter table {0} disable row level security", "read: shows rows of")]
    [InlineData("alter policy tenant_isolation on {0} using (true)", "read: shows rows of")]
    [InlineData("alter policy tenant_isolation on {0} with check (true)", "insert: ")]
    [InlineData("alter policy tenant_isolation on {0} to gt_control", "read: shows rows of")]
    [InlineData("grant truncate on {0} to gt_app", "truncate")]
    [InlineData("grant delete on {0} to gt_app", "lock table")]
    [InlineData("create policy open on {0} to gt_owner using (true)", "read as the owner: shows rows")]
    public async Task A_guard_of_the_receipts_that_is_taken_away_leaves_a_hole_that_is_found(string sql, string hole)
    {
        const string Relation = "event_store.command_receipts";
        Assert.Empty(await broken.FindHolesAsync(Relation));

        await broken.Database.ExecuteAsAdminAsync(string.Format(null, sql, Relation));

        Assert.Contains(
            await broken.FindHolesAsync(Relation),
            found => found.StartsWith($"{Relation}, {hole}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_table_whose_owner_is_not_bound_by_its_policies_is_found()
    {
        await broken.Database.ExecuteAsAdminAsync("alter table read_model.orders no force row level security");

        Assert.Equal(["read_model.orders, read as the owner: shows rows"], await broken.FindHolesAsync("read_model.orders"));
    }

    // SECURITY: a permissive policy is joined by OR. As the only rule it is opened by the next one that is added.
    [Fact]
    public async Task A_permissive_isolation_is_opened_by_any_other_policy_and_that_is_found()
    {
        await broken.Database.ExecuteAsAdminAsync("drop policy tenant_isolation on read_model.customers");
        await broken.Database.ExecuteAsAdminAsync(
            "create policy tenant_isolation on read_model.customers to gt_app using (tenant_id = (select app.current_tenant_id()))");

        Assert.Contains(
            await broken.FindHolesAsync("read_model.customers"),
            hole => hole.StartsWith("read_model.customers, read: shows rows of", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("update", "update")]
    [InlineData("delete", "delete")]
    public async Task A_lax_policy_for_one_verb_is_found_by_the_statement_without_a_predicate(string verb, string attack)
    {
        string check = verb == "update" ? "with check (true)" : "";
        string[] change =
        [
            "grant select, insert, update, delete on read_model.tenant_statistics to gt_app",
            "drop policy tenant_isolation on read_model.tenant_statistics",
            "create policy tenant_isolation on read_model.tenant_statistics as restrictive for select to gt_app using (tenant_id = (select app.current_tenant_id()))",
            $"create policy lax on read_model.tenant_statistics for {verb} to gt_app using (true) {check}",
        ];
        foreach (string sql in change)
        {
            await broken.Database.ExecuteAsAdminAsync(sql);
        }

        Assert.Contains(
            await broken.FindHolesAsync("read_model.tenant_statistics", policiesOnly: true),
            hole => hole.StartsWith($"read_model.tenant_statistics, {attack}", StringComparison.Ordinal)
                && hole.EndsWith("rows of the victim have changed", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("create view read_model.leak as select * from read_model.orders", "view", true)]
    [InlineData("create view read_model.leak with (security_invoker = true) as select * from read_model.orders", "view", false)]
    [InlineData("create materialized view read_model.leak as select * from read_model.orders", "materialized view", true)]
    public async Task A_view_that_reads_with_the_rights_of_its_maker_is_found(string sql, string kind, bool isLeak)
    {
        await broken.Database.ExecuteAsAdminAsync(sql);
        try
        {
            await broken.Database.ExecuteAsAdminAsync("grant select on read_model.leak to gt_app");

            IReadOnlyList<string> holes = await broken.FindHolesAsync("read_model.leak");

            Assert.Equal(isLeak, holes.Any(hole => hole.Contains("read: shows rows of", StringComparison.Ordinal)));
        }
        finally
        {
            await broken.Database.ExecuteAsAdminAsync($"drop {kind} read_model.leak");
        }
    }

    [Fact]
    public async Task The_policy_alone_holds_when_everything_is_granted_and_a_careless_policy_allows_all()
    {
        foreach (string relation in await broken.TenantRelationsAsync())
        {
            await broken.Database.ExecuteAsAdminAsync($"grant select, insert, update, delete on {relation} to gt_app");
            await broken.Database.ExecuteAsAdminAsync(
                $"create policy careless on {relation} as permissive for all to gt_app using (true) with check (true)");

            Assert.Empty(await broken.FindHolesAsync(relation, policiesOnly: true));
        }

        // The control: the same statements did reach the attacker's own rows.
        Assert.Equal(0, await broken.Database.CountAsAdminAsync("read_model.orders", broken.One.Context.TenantId));
        Assert.Equal(1, await broken.Database.CountAsAdminAsync("read_model.orders", broken.Other.Context.TenantId));
    }
}
