using GraphTenancy.Persistence.Migrations;
using GraphTenancy.Persistence.Sessions;
using GraphTenancy.TestKit;

namespace GraphTenancy.GraphQL.Tests.TestKit;

[Collection(PostgresCollection.Name)]
public sealed class PostgresFixtureTests(PostgresFixture postgres)
{
    [Fact]
    public async Task A_session_of_the_fixture_sees_its_tenant_and_no_other()
    {
        TenantContext tenant = await postgres.CreateTenantAsync();
        await postgres.CreateTenantAsync();

        string seen = await postgres.OpenSession(tenant).QueryAsync(
            [new SqlStatement("select string_agg(code, ',') from control.tenants")],
            static async (reader, cancellationToken) =>
                await reader.ReadAsync(cancellationToken) ? reader.GetString(0) : "",
            CancellationToken.None);

        Assert.Equal(tenant.TenantCode, seen);
    }

    [Fact]
    public async Task A_scratch_database_is_current_and_apart()
    {
        await using TestDatabase scratch = await postgres.CreateScratchDatabaseAsync();
        TenantContext tenant = await scratch.CreateTenantAsync();

        MigrationStatus status = await MigrationRunner.GetStatusAsync(scratch.DataSources, CancellationToken.None);

        Assert.Equal(MigrationState.Current, status.State);
        Assert.Equal(1, await scratch.CountAsAdminAsync("control.tenants", tenant.TenantId));
        Assert.Equal(0, await postgres.CountAsAdminAsync("control.tenants", tenant.TenantId));
    }
}
