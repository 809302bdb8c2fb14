using GraphTenancy.Persistence.Migrations;
using GraphTenancy.TestKit;

namespace GraphTenancy.Persistence.Tests.Migrations;

[Collection(ClusterCollection.Name)]
public sealed class BootstrapTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Bootstraps_of_several_databases_at_once_all_succeed()
    {
        await using TestDatabase one = await postgres.CreateScratchDatabaseAsync();
        await using TestDatabase two = await postgres.CreateScratchDatabaseAsync();

        await Task.WhenAll(new[] { one, two, one, two }.Select(database =>
            new Bootstrap(database.SuperuserConnectionString).RunAsync(passwords: null, CancellationToken.None)));

        Assert.Equal(Bootstrap.Logins.Count, await one.ScalarAsAdminAsync<long>(
            "select count(*) from pg_roles where rolname = any ($1) and rolcanlogin", (object)Bootstrap.Logins.ToArray()));
    }

    [Fact]
    public async Task Only_logins_get_a_password()
    {
        var bootstrap = new Bootstrap(postgres.Database.SuperuserConnectionString);
        var passwords = new Dictionary<string, string> { ["gt_owner"] = "secret" };

        await Assert.ThrowsAsync<ArgumentException>(() => bootstrap.RunAsync(passwords, CancellationToken.None));
    }

    [Theory]
    [InlineData("")]
    [InlineData("pässword")]
    [InlineData("line\nbreak")]
    public void A_password_beyond_printable_ascii_is_refused(string password) =>
        Assert.Throws<ArgumentException>(() => ScramVerifier.Create(password));

    [Fact]
    public async Task PostgreSQL_accepts_the_verifier_as_one()
    {
        string verifier = ScramVerifier.Create("it's $ecret");

        // PostgreSQL hashes what is not a verifier, so an unchanged text means that it took it for one.
        await postgres.ExecuteAsAdminAsync($"alter role gt_projector password '{verifier}'");

        Assert.Equal(verifier, await postgres.ScalarAsAdminAsync<string>(
            "select rolpassword from pg_authid where rolname = 'gt_projector'"));
    }

    [Theory]
    [InlineData("select pg_sleep(0)")]
    [InlineData("select pg_terminate_backend(1)")]
    [InlineData("select query_to_xml('select 1', true, true, '')")]
    [InlineData("select lo_creat(-1)")]
    [InlineData("select pg_advisory_lock(42)")]
    [InlineData("create temp table t (a int)")]
    [InlineData("create table public.t (a int)")]
    [InlineData("set role gt_owner")]
    [InlineData("copy (select 1) to program 'true'")]
    public async Task The_app_role_may_not(string sql)
    {
        var context = await postgres.CreateTenantAsync();

        await Assert.ThrowsAsync<Persistence.Sessions.TenantIsolationException>(
            async () => await postgres.OpenWriteSession(context).ScalarAsync<string>(sql));
    }
}
