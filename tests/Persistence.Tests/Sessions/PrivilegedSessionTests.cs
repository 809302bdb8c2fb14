using GraphTenancy.Persistence.Sessions;
using GraphTenancy.TestKit;

namespace GraphTenancy.Persistence.Tests.Sessions;

public sealed class PrivilegedSessionTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [Fact]
    public async Task An_admin_session_sees_all_tenants_and_writes_to_none()
    {
        TenantContext one = await postgres.CreateTenantAsync();
        TenantContext two = await postgres.CreateTenantAsync();
        IAdminSession admin = postgres.OpenAdminSession(await postgres.CreatePlatformAdminAsync());

        long seen = await admin.ScalarAsync<long>(
            "select count(*) from control.tenants where code in ($1, $2)",
            SqlParameter.Of(one.TenantCode), SqlParameter.Of(two.TenantCode));
        var refusal = await Assert.ThrowsAnyAsync<PersistenceException>(
            async () => await admin.ScalarAsync<int>("update control.tenants set name = 'x'"));

        Assert.Equal(2, seen);
        Assert.Contains(refusal.SqlState, new[] { "25006", "42501" });
    }

    [Theory]
    [InlineData("select count(email) from control.users")]
    [InlineData("select count(subject) from control.users")]
    [InlineData("select count(role) from control.tenant_members")]
    [InlineData("select count(*) from event_store.command_receipts")]
    public async Task An_admin_session_may_not_read_more_than_totals_need(string statement)
    {
        IAdminSession admin = postgres.OpenAdminSession(await postgres.CreatePlatformAdminAsync());

        long users = await admin.ScalarAsync<long>("select count(*) from control.users");
        await Assert.ThrowsAsync<TenantIsolationException>(async () => await admin.ScalarAsync<long>(statement));

        Assert.True(users > 0);
    }

    [Fact]
    public async Task The_directory_knows_a_user_with_all_memberships()
    {
        TenantContext home = await postgres.CreateTenantAsync(role: "member");
        TenantContext other = await postgres.CreateTenantAsync(status: "suspended");
        await postgres.Database.AddMemberAsync(other.TenantId, home.UserId, "admin");

        DirectoryUser? user = await new ControlDirectory(postgres.Database.DataSources)
            .FindUserAsync(TestDatabase.SubjectOf(home), CancellationToken.None);

        Assert.Equal(home.UserId, user?.UserId);
        Assert.Equal(
            new[] { (home.TenantCode, "member", "active", true), (other.TenantCode, "admin", "suspended", false) }.Order(),
            user?.Memberships.Select(row => (row.Code, row.Role, row.Status, row.IsDefault)).Order());
        Assert.Empty(user?.PlatformRoles ?? ["?"]);
    }

    [Fact]
    public async Task The_directory_knows_a_platform_administrator_without_membership_and_no_stranger()
    {
        Guid admin = await postgres.CreatePlatformAdminAsync();
        var directory = new ControlDirectory(postgres.Database.DataSources);

        DirectoryUser? user = await directory.FindUserAsync(TestDatabase.SubjectOf(admin), CancellationToken.None);

        Assert.Equal(["platform_admin"], user?.PlatformRoles);
        Assert.Empty(user?.Memberships ?? throw new InvalidOperationException());
        Assert.Null(await directory.FindUserAsync("stranger", CancellationToken.None));
    }
}
