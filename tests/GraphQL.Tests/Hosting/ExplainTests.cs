using System.Text.Json;
using GraphTenancy.GraphQL.Hosting.Explaining;
using GraphTenancy.GraphQL.Tests.Schema;
using GraphTenancy.Persistence.Sessions;
using GraphTenancy.TestKit;

namespace GraphTenancy.GraphQL.Tests.Hosting;

/// <summary><c>explain</c> as a process: SQL, plan and exit code.</summary>
[Collection(ServerCollection.Name)]
public sealed class ExplainTests(ServerFixture server) : IDisposable
{
    private const string Orders = """
        query ($number: String!) { orders(first: 2, where: { orderNumber: { eq: $number } }) { nodes { orderNumber lines { quantity } } } }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("graphtenancy-explain-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task It_prints_each_statement_with_its_plan_under_the_tenants_policy()
    {
        TenantContext tenant = await server.Postgres.CreateTenantAsync();

        ProcessRun run = await ExplainAsync(
            Orders, "--tenant", tenant.TenantCode, "--variables", Write("variables.json", """{"number":"my-secret"}"""));

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.StartsWith($"tenant {tenant.TenantCode}, user {TestDatabase.SubjectOf(tenant.UserId)}, document ", run.Output, StringComparison.Ordinal);
        Assert.Contains("statements: 2, round trips: 1", run.Output, StringComparison.Ordinal);
        Assert.Contains("from read_model.order_lines", run.Output, StringComparison.Ordinal);
        // No statement asks for a tenant: the policy does.
        Assert.Matches(@"where \(\(t0\.order_number = \$1\)\)", run.Output);
        Assert.Matches(@"Index Cond: \(\(tenant_id = \(InitPlan \d+\)\.col1\) AND \(order_number = '…'::text\)\)", run.Output);
        Assert.Contains("parameters: $1 text\n", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("my-secret", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("actual", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Values_are_printed_when_asked_for()
    {
        TenantContext tenant = await server.Postgres.CreateTenantAsync();

        ProcessRun run = await ExplainAsync(
            Orders, "--tenant", $"{tenant.TenantId}", "--show-values", "--variables", Write("variables.json", """{"number":"my-secret"}"""));

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Contains("parameters: $1 text = my-secret", run.Output, StringComparison.Ordinal);
        Assert.Contains("order_number = 'my-secret'::text", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Analyze_runs_the_statements_on_that_tenants_rows_only()
    {
        Shop shop = await Shop.OpenStockedAsync(server);
        await shop.AddOrderAsync(100m);
        await shop.AddOrderAsync(200m);
        await (await Shop.OpenStockedAsync(server)).AddOrderAsync(300m);

        ProcessRun run = await ExplainAsync("{ orders { totalCount } }", "--tenant", shop.Tenant.TenantCode, "--analyze", "--json");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        JsonElement statement = Assert.Single(Json(run).GetProperty("statements").EnumerateArray());
        JsonElement scan = statement.GetProperty("plan")[0].GetProperty("Plan").GetProperty("Plans").EnumerateArray()
            .Single(static plan => plan.TryGetProperty("Relation Name", out _));
        Assert.Equal(2, scan.GetProperty("Actual Rows").GetDouble() * scan.GetProperty("Actual Loops").GetDouble());
        Assert.Equal("tenant", statement.GetProperty("session").GetString());
    }

    [Fact]
    public async Task Fields_over_all_tenants_are_explained_for_a_platform_administrator()
    {
        await server.Postgres.CreatePlatformAdminAsync();

        ProcessRun run = await ExplainAsync("{ admin { tenantStatistics { code } } }", "--platform-admin", "--json");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Equal("admin", Json(run).GetProperty("statements")[0].GetProperty("session").GetString());
        Assert.Equal(JsonValueKind.Null, Json(run).GetProperty("tenant").ValueKind);
    }

    [Theory]
    [InlineData("{ orders { nothing } }", "document.graphql(1,12): ", "nothing")]
    [InlineData("{ orders { ", "document.graphql(1,12): ", "")]
    [InlineData("query ($number: String!) { orders(where: { orderNumber: { eq: $number } }) { totalCount } }", "document.graphql(1,8): ", "$number")]
    [InlineData("{ orders(after: \"forged\") { nodes { id } } }", "document.graphql(1,3): orders: ", "CURSOR")]
    [InlineData("{ admin { tenantStatistics { code } } }", "document.graphql", "AUTH_NOT_AUTHORIZED")]
    [InlineData("mutation { registerCustomer(input: { name: \"A\", email: \"a@example.com\" }) { customer { id } } }", "Only queries are explained", "")]
    public async Task What_cannot_be_explained_is_told_with_its_place(string document, string begin, string named)
    {
        TenantContext tenant = await server.Postgres.CreateTenantAsync();

        ProcessRun run = await ExplainAsync(document, "--tenant", tenant.TenantCode);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.StartsWith(begin, run.Errors.Replace(_folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains(named, run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is no tenant 'nowhere'.", "--tenant", "nowhere")]
    [InlineData("'NO' is neither", "--tenant", "NO")]
    [InlineData("There is no user 'nobody'.", "--tenant", "#", "--user", "nobody")]
    [InlineData("cannot use the tenant", "--tenant", "#", "--user", "?")]
    [InlineData("is no platform administrator", "--tenant", "#", "--platform-admin")]
    [InlineData("variables are a JSON object", "--tenant", "#", "--variables", "[1]")]
    [InlineData("missing.json", "--tenant", "#", "--variables", "missing.json")]
    public async Task Who_and_what_is_unknown_is_told(string message, params string[] options)
    {
        TenantContext tenant = await server.Postgres.CreateTenantAsync();
        string stranger = TestDatabase.SubjectOf(await server.Postgres.Database.CreateUserAsync());
        string variables = Write("list.json", "[1]");

        ProcessRun run = await ExplainAsync("{ orders { totalCount } }", [.. options.Select(option => option switch
        {
            "#" => tenant.TenantCode,
            "?" => stranger,
            "[1]" => variables,
            _ => option,
        })]);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains(message, run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_document_can_come_from_standard_input_and_hold_several_operations()
    {
        TenantContext tenant = await server.Postgres.CreateTenantAsync();

        ProcessRun run = await ProcessRun.StartAsync(
            _folder, "query A { __typename } query B { orders { totalCount } }", Environment,
            "explain", "-", "--tenant", tenant.TenantCode, "--operation", "B", "--json");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Equal(("B", 1), (Json(run).GetProperty("operation").GetString(), Json(run).GetProperty("statements").GetArrayLength()));
    }

    [Theory]
    [InlineData("Filter: (name = 'O''Brien'::text)", "Filter: (name = '…'::text)")]
    [InlineData("(total > 100.5) AND (n = ANY ('{1,2}'::int[]))", "(total > …) AND (n = ANY ('…'::int[]))")]
    [InlineData("Seq Scan  (cost=0.29..8.31 rows=1 width=8)", "Seq Scan  (cost=0.29..8.31 rows=1 width=8)")]
    [InlineData("(kind = 'fixed'::text) AND (x = current_setting('app.tenant_id'))", "(kind = 'fixed'::text) AND (x = current_setting('app.tenant_id'))")]
    public void Constants_of_a_plan_are_hidden_and_costs_are_not(string plan, string expected) =>
        Assert.Equal(expected, PlanConstants.Hide(plan, "select 1 where kind = 'fixed'"));

    private Dictionary<string, string> Environment => new()
    {
        ["ConnectionStrings__App"] = server.Postgres.Database.ConnectionStrings.App,
        ["ConnectionStrings__Analytics"] = server.Postgres.Database.ConnectionStrings.Analytics ?? "",
        ["ConnectionStrings__Control"] = server.Postgres.Database.ConnectionStrings.Control ?? "",
        ["GraphTenancy__Jwt__SigningKey"] = TestTokens.Key,
        ["GraphTenancy__Jwt__Issuer"] = TestTokens.Issuer,
        ["GraphTenancy__Jwt__Audience"] = TestTokens.Audience,
    };

    private Task<ProcessRun> ExplainAsync(string document, params string[] options) => ProcessRun.StartAsync(
        _folder, input: "", Environment, ["explain", Write("document.graphql", document), .. options]);

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static JsonElement Json(ProcessRun run) => JsonSerializer.Deserialize<JsonElement>(run.Output);
}
