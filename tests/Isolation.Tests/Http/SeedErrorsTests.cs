using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using GraphTenancy.Isolation.Tests.World;
using GraphTenancy.TestKit;

namespace GraphTenancy.Isolation.Tests.Http;

/// <summary>
/// Mistakes that published designs of this kind make, each with the test that would notice it here. Those that have no
/// other place stand in this class.
/// <list type="table">
/// <item><term>E-01</term><description>SET with a value in its text:
/// No_source_sets_a_variable_by_text.</description></item>
/// <item><term>E-02</term><description>The setting outside a transaction:
/// EscapeTests.A_setting_without_a_transaction_opens_nothing.</description></item>
/// <item><term>E-03</term><description>SQL from text: SixBreachesTests.Text_with_SQL_in_it_is_text;
/// TenantResolutionTests for the header.</description></item>
/// <item><term>E-04</term><description>Context and query on two connections: ContextTests, ParallelClientsTests;
/// TenantSessionTests for batches.</description></item>
/// <item><term>E-05</term><description>No FORCE: Border reads as the owner;
/// BrokenGuardTests.A_table_whose_owner_is_not_bound_by_its_policies_is_found.</description></item>
/// <item><term>E-06</term><description>Permissive policies:
/// BrokenGuardTests.A_permissive_isolation_is_opened_by_any_other_policy_and_that_is_found.</description></item>
/// <item><term>E-07</term><description>row_security = off:
/// EscapeTests.Switching_row_security_off_makes_reads_fail_and_shows_nothing.</description></item>
/// <item><term>E-08</term><description>The bare cast: ContextTests asks app.current_tenant_id() on a used connection
/// and gets null, no error.</description></item>
/// <item><term>E-09</term><description>A function per row: db/checks/policies_call_functions_once.sql, run by
/// SchemaVerifierTests.</description></item>
/// <item><term>E-10</term><description>Policies for tables that are not there: every fixture runs all scripts of db
/// from nothing.</description></item>
/// <item><term>E-11</term><description>Foreign keys on the id alone:
/// EscapeTests.A_row_cannot_point_at_a_row_of_another_tenant_nor_learn_that_it_exists.</description></item>
/// <item><term>E-12</term><description>ON CONFLICT over tenants: Border inserts with it;
/// SameKeysTests.</description></item>
/// <item><term>E-13</term><description>Sums multiplied by a join:
/// Totals_are_not_multiplied_by_lines_events_or_members.</description></item>
/// <item><term>E-14</term><description>Unverified tokens: TokenTests.</description></item>
/// <item><term>E-15, E-22</term><description>A tenant made up:
/// ContextTests.A_missing_context_is_an_error_before_any_statement_is_sent;
/// No_row_belongs_to_a_tenant_that_is_not_there.</description></item>
/// <item><term>E-17</term><description>An outage read as "not there":
/// An_outage_is_an_error_and_not_the_answer_no.</description></item>
/// <item><term>E-18</term><description>Suspension too late: TenantResolutionTests, for a removed member and a suspended
/// tenant.</description></item>
/// <item><term>E-19</term><description>Parts of hosts as tenants:
/// TenantResolutionTests.A_host_that_names_no_tenant_leaves_the_default.</description></item>
/// <item><term>E-20</term><description>Public paths by prefix:
/// A_path_that_only_begins_like_a_public_one_is_not_there.</description></item>
/// <item><term>E-21</term><description>The first of several values:
/// TenantResolutionTests.A_token_that_disagrees_is_refused_with_400; TenantChoiceTests.</description></item>
/// <item><term>E-27</term><description>Wildcards in LIKE: SixBreachesTests.Text_with_SQL_in_it_is_text, with % and
/// _.</description></item>
/// <item><term>E-32</term><description>A metric capped by a page: AdminTests, with more recent orders than a
/// page.</description></item>
/// <item><term>E-33</term><description>Money as float: Money_is_exact.</description></item>
/// <item><term>E-34</term><description>Tests that pass on nothing: controls in each test; Border calls a relation
/// without rows a hole.</description></item>
/// <item><term>E-35</term><description>Events counted as orders: SeedFiguresTests, and the tests of the
/// demo.</description></item>
/// <item><term>E-36</term><description>Load without authentication: ParallelClientsTests sends a token with every
/// request.</description></item>
/// <item><term>E-38</term><description>Views with their maker's rights:
/// BrokenGuardTests.A_view_that_reads_with_the_rights_of_its_maker_is_found.</description></item>
/// </list>
/// Not here, because what they are about is not built yet: E-16 (access log), E-23 (settings cache), E-24 to E-26
/// (outbox, mail, tenants with schemas of their own), E-28 to E-31 (pools of tenants, promotion, import,
/// synchronization). E-37 is about advice, not about code.
/// </summary>
[Collection(ServerCollection.Name)]
public sealed partial class SeedErrorsTests(ServerFixture server)
{
    [Fact]
    public void No_source_sets_a_variable_by_text()
    {
        string root = FindRoot();
        string[] sources =
        [
            .. Directory.EnumerateFiles(Path.Combine(root, "src"), "*.cs", SearchOption.AllDirectories)
                .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)),
        ];

        string[] offenders = [.. sources.Where(file => SetByText.IsMatch(File.ReadAllText(file))).Select(Path.GetFileName).OfType<string>()];

        Assert.Empty(offenders);
        Assert.Matches(SetByText, "cmd.CommandText = $\"SET LOCAL app.tenant_id = '{id}'\";");
        Assert.Matches(SetByText, "select set_config('app.tenant_id', $1, false)");
        Assert.Contains(sources, file => File.ReadAllText(file).Contains("set_config('app.tenant_id', $1, true)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Totals_are_not_multiplied_by_lines_events_or_members()
    {
        Company company = await Company.FoundAsync(server.Postgres.Database, server.Factory);
        await server.Postgres.CreateColleagueAsync(company.Context);
        await PlaceAsync(company, 3, 100m);
        await company.ShipAsync(await company.PlaceOrderAsync(price: 50m));
        TestClient olivia = server.CreateClient();
        olivia.Token = TestTokens.Create(
            TestDatabase.SubjectOf(await server.Postgres.CreatePlatformAdminAsync()), ("roles", "platform_admin"));

        JsonElement own = await company.AskAsync("{ tenantStats { orderCount eventCount customerCount revenue } }");
        TestAnswer admin = await olivia.QueryAsync(
            $$"""{ admin { tenantStatistics(tenants: ["{{company.Code}}"]) { orderCount eventCount userCount revenue } } }""");

        Assert.Equal("""{"tenantStats":{"orderCount":2,"eventCount":5,"customerCount":1,"revenue":350.00}}""", own.ToString());
        Assert.Contains("""[{"orderCount":2,"eventCount":5,"userCount":2,"revenue":350""", admin.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_row_belongs_to_a_tenant_that_is_not_there()
    {
        Company company = await Company.FoundAsync(server.Postgres.Database, server.Factory);
        await company.PlaceOrderAsync();
        foreach (string table in new[] { "event_store.events", "event_store.streams", "read_model.orders", "read_model.tenant_statistics" })
        {
            Assert.Equal(0, await server.Postgres.ScalarAsAdminAsync<long>(
                $"select count(*) from {table} r where not exists (select from control.tenants t where t.tenant_id = r.tenant_id)"));
            Assert.True(await server.Postgres.CountAsAdminAsync(table, company.Context.TenantId) > 0);
        }
    }

    [Theory]
    [InlineData("orderExists(id: $id)")]
    [InlineData("order(id: $id) { id }")]
    [InlineData("node(id: $id) { id }")]
    public async Task An_outage_is_an_error_and_not_the_answer_no(string field)
    {
        (Company company, string order) = await TwoCompanies.FoundAsync(server.Postgres.Database, server.Factory);
        string nowhere = $"Host=127.0.0.1;Port={FreePort.Next()};Username=u;Database=d;Timeout=2";
        await using var broken = new TestServerFactory(
            server.Postgres.Database.ConnectionStrings, ("ConnectionStrings:AppRead", nowhere));
        var client = new TestClient(broken.CreateClient()) { Token = company.Client.Token };
        string body = JsonSerializer.Serialize(new { query = $"query ($id: ID!) {{ {field} }}", variables = new { id = order } });

        TestAnswer answer = await client.PostAsync(body, "application/json");

        Assert.Equal("DATABASE_UNAVAILABLE", answer.Code);
        Assert.DoesNotContain("false", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/healthXYZ")]
    [InlineData("/health")]
    [InlineData("/health/liveXYZ")]
    [InlineData("/health/live/graphql?query={orders{totalCount}}")]
    [InlineData("/graphqlXYZ?query={orders{totalCount}}")]
    public async Task A_path_that_only_begins_like_a_public_one_is_not_there(string path)
    {
        TestAnswer answer = await server.CreateClient().GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal(HttpStatusCode.OK, (await server.CreateClient().GetAsync("/health/live")).Status);
    }

    [Theory]
    [InlineData(3, "0.1", "0.30")]
    [InlineData(1, "0.29", "0.29")]
    [InlineData(7, "1.15", "8.05")]
    [InlineData(999_999, "1000000.99", "999999989999.01")]
    public async Task Money_is_exact(int quantity, string price, string total)
    {
        Company company = await Company.FoundAsync(server.Postgres.Database, server.Factory);
        await PlaceAsync(company, quantity, decimal.Parse(price, System.Globalization.CultureInfo.InvariantCulture));

        JsonElement data = await company.AskAsync("{ orders { nodes { totalAmount } } tenantStats { revenue } }");

        Assert.Equal(
            $$$"""{"orders":{"nodes":[{"totalAmount":{{{total}}}}]},"tenantStats":{"revenue":{{{total}}}}}""", data.ToString());
    }

    private static async Task PlaceAsync(Company company, int quantity, decimal unitPrice) => await company.AskAsync(
        "mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { order { id } errors { __typename } } }",
        new { input = new { customerId = company.Customer, lines = new[] { new { productCode = company.ProductCode, quantity, unitPrice } } } });

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "GraphTenancy.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }

    [GeneratedRegex(
        @"""\s*set\s+(?:local\s+|session\s+)?app\.|set_config\(\s*'app\.[^)]*,\s*false\s*\)",
        RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SetByText { get; }
}
