using GraphTenancy.Persistence.Migrations;
using GraphTenancy.TestKit;

namespace GraphTenancy.Persistence.Tests.Migrations;

[Collection(ClusterCollection.Name)]
public sealed class SchemaVerifierTests(PostgresFixture postgres)
{
    /// <summary>
    /// Check, what breaks it, what the finding must name, what mends roles (databases are thrown away).
    /// </summary>
    public static TheoryData<string, string, string, string?> Defects => new()
    {
        { "tables_force_row_level_security", "alter table read_model.orders no force row level security", "read_model.orders", null },
        { "tables_force_row_level_security", "alter table read_model.orders disable row level security", "read_model.orders", null },
        { "tables_force_row_level_security", "create table audit.forgotten (tenant_id uuid not null primary key)", "audit.forgotten", null },
        { "tenant_tables_have_tenant_id", "create table read_model.notes (note text primary key)", "read_model.notes", null },
        { "tenant_tables_have_tenant_id", "alter table control.tenant_members drop constraint tenant_members_pkey; alter table control.tenant_members alter tenant_id drop not null", "control.tenant_members", null },
        { "tenant_tables_are_isolated", "drop policy tenant_isolation on event_store.events", "event_store.events", null },
        { "tenant_tables_are_isolated", "alter policy tenant_isolation on event_store.events using (true)", "event_store.events", null },
        { "tenant_tables_are_isolated", "alter policy tenant_isolation on read_model.orders with check (true)", "read_model.orders", null },
        { "tenant_tables_are_isolated", "grant select on control.users to gt_app", "control.users", null },
        { "keys_start_with_tenant", "create unique index k on read_model.orders (order_number)", "read_model.k", null },
        { "keys_start_with_tenant", "create index i on read_model.orders (status, tenant_id)", "read_model.i", null },
        { "foreign_keys_carry_the_tenant", "create unique index u on read_model.orders (order_id); alter table read_model.order_lines add constraint f foreign key (order_id) references read_model.orders (order_id)", "f on read_model.order_lines", null },
        { "foreign_keys_carry_the_tenant", "alter table read_model.order_lines add constraint c foreign key (tenant_id, order_id) references read_model.orders on delete cascade", "c on read_model.order_lines", null },
        { "policies_call_functions_once", "alter policy orders_place on read_model.orders with check (placed_by = app.current_user_id())", "orders_place on read_model.orders", null },
        { "policies_call_functions_once", "alter policy orders_read on read_model.orders using (current_setting('app.role', true) = 'x')", "orders_read on read_model.orders", null },
        { "policies_do_not_overlap", "create policy more on read_model.orders for select to gt_app using (status = 'DRAFT')", "gt_app for select on read_model.orders", null },
        { "policies_name_their_roles", "create policy all_of_us on read_model.orders for select using (status = 'DRAFT')", "all_of_us on read_model.orders", null },
        { "policies_that_allow_everything", "alter policy orders_place on read_model.orders with check (true)", "orders_place on read_model.orders", null },
        { "policies_that_allow_everything", "create policy lax on event_store.events for delete to gt_app using (true)", "lax on event_store.events", null },
        { "privileges_are_minimal", "grant truncate on read_model.orders to gt_app", "table read_model.orders", null },
        { "privileges_are_minimal", "grant update (data) on event_store.events to gt_app", "column event_store.events.data", null },
        { "privileges_are_minimal", "grant select on read_model.orders to public", "table read_model.orders", null },
        { "privileges_are_minimal", "grant insert on read_model.orders to gt_analytics", "table read_model.orders", null },
        { "privileges_are_minimal", "grant create on schema read_model to gt_app", "schema read_model", null },
        { "privileges_are_minimal", "grant select on sequence event_store.events_position_seq to gt_app", "sequence event_store.events_position_seq", null },
        { "logins_are_ordinary", "alter role gt_projector bypassrls", "gt_projector", "alter role gt_projector nobypassrls" },
        { "logins_are_ordinary", "grant gt_owner to gt_projector", "gt_projector", "revoke gt_owner from gt_projector" },
        { "logins_are_ordinary", "alter table read_model.orders owner to gt_projector", "gt_projector", null },
        { "logins_are_ordinary", "alter role gt_owner login", "gt_owner", "alter role gt_owner nologin" },
        { "logins_have_known_settings", "alter role gt_projector set search_path = pg_temp", "gt_projector", "alter role gt_projector reset search_path" },
        { "functions_are_safe", "create function app.f() returns int language sql security definer return 1", "app.f()", null },
        { "functions_are_safe", "alter function app.current_tenant_id() leakproof", "app.current_tenant_id()", null },
        { "functions_are_safe", "alter function app.current_tenant_id() parallel unsafe", "app.current_tenant_id()", null },
        { "functions_are_safe", "grant execute on function app.current_user_id() to public", "app.current_user_id()", null },
        { "views_and_other_relations", "create view read_model.v as table read_model.orders; grant select on read_model.v to gt_app", "read_model.v", null },
        { "views_and_other_relations", "create materialized view read_model.m as table read_model.orders; grant select on read_model.m to gt_app", "read_model.m", null },
        { "views_and_other_relations", "create table read_model.child () inherits (read_model.orders); grant select on read_model.child to gt_app", "read_model.child", null },
    };

    [Fact]
    public async Task A_migrated_database_has_no_finding()
    {
        IReadOnlyList<SchemaFinding> findings = await VerifyAsync(postgres.Database);

        Assert.Empty(findings);
        Assert.Equal(DbScripts.Checks.Count, SchemaVerifier.Checks.Count);
    }

    [Fact]
    public void Every_check_is_broken_by_a_test() =>
        Assert.Empty(SchemaVerifier.Checks.Except(Defects.Select(row => (string)row[0])));

    [Theory]
    [MemberData(nameof(Defects))]
    public async Task A_check_finds_its_defect(string check, string defect, string named, string? mend)
    {
        await using TestDatabase scratch = await postgres.CreateScratchDatabaseAsync();
        try
        {
            await scratch.ExecuteAsAdminAsync($"do $x$ begin execute $y${defect}$y$; end $x$");

            IReadOnlyList<SchemaFinding> findings = await VerifyAsync(scratch);

            Assert.Contains(findings, finding => finding.Check == check && finding.Object == named);
            Assert.All(findings, finding => Assert.False(string.IsNullOrWhiteSpace(finding.Remedy)));
        }
        finally
        {
            await scratch.ExecuteAsAdminAsync(mend ?? "select 1");
        }
    }

    private static Task<IReadOnlyList<SchemaFinding>> VerifyAsync(TestDatabase database) =>
        new SchemaVerifier(database.ConnectionStrings.Migrator!).VerifyAsync(CancellationToken.None);
}
