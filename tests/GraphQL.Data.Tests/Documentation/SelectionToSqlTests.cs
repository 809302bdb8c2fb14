using System.Text.Json;
using System.Text.RegularExpressions;
using GraphTenancy.GraphQL.Data.Tests.Shop;
using GraphTenancy.Persistence.Sessions;
using GraphTenancy.TestKit;
using Xunit;

namespace GraphTenancy.GraphQL.Data.Tests.Documentation;

/// <summary><c>docs/selection-to-sql.md</c> tells what the compiler does: every statement in it is compared.</summary>
[Collection(PostgresGroup.Name)]
public sealed partial class SelectionToSqlTests(PostgresFixture postgres)
{
    private static readonly ShopServer Server = new();
    private static readonly Page Doc = Page.Read("docs/selection-to-sql.md");

    public static IEnumerable<object[]> Examples() =>
        Doc.Examples().Select(static found => new[] { found.Document, found.Sql });

    public static IEnumerable<object[]> Filters() =>
        Doc.Filters().Select(static found => new[] { found.Where, found.Condition });

    public static IEnumerable<object[]> Code() => Doc.Code().Select(static code => new[] { code });

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task A_document_becomes_the_statements_below_it(string document, string sql)
    {
        ShopDatabase shop = await OpenShopAsync();
        SpySession tenant = shop.OpenSession();
        var admin = new SpyAdminSession(postgres.OpenAdminSession(await postgres.CreatePlatformAdminAsync()));

        JsonElement response = await Server.ExecuteAsync(
            await WithCursorAsync(document, shop),
            context =>
            {
                tenant.AddTo(context);
                context.SetState<IAdminSession>(admin);
            },
            new { id = "T3JkZXI6MDE5MzAwMDAwMDAwNzAwMDgwMDAwMDAwMDAwMDAwMDE=", withCustomer = false });

        Assert.False(response.TryGetProperty("errors", out _), response.ToString());
        string[] sent = [.. tenant.Statements(), .. admin.Statements.Select(SpySession.Describe)];
        Assert.True(Statements(sql).SequenceEqual(sent), string.Join("\n\n", sent));
    }

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task A_filter_becomes_the_condition_beside_it(string where, string condition)
    {
        SpySession session = (await OpenShopAsync()).OpenSession();

        JsonElement response = await Server.ExecuteAsync(
            $"{{ orderList(where: {{ {where} }}) {{ id }} }}", session.AddTo);

        Assert.False(response.TryGetProperty("errors", out _), response.ToString());
        Assert.Equal(condition, WherePattern().Match(session.Text).Groups["condition"].Value);
    }

    [Theory]
    [MemberData(nameof(Code))]
    public void Code_stands_in_a_file_that_is_compiled_and_run(string code) => Assert.Contains(
        Directory.EnumerateFiles(Path.Combine(Page.Root(), "tests/GraphQL.Data.Alone"), "*.cs"),
        file => File.ReadAllText(file).Contains(code, StringComparison.Ordinal));

    private async Task<ShopDatabase> OpenShopAsync()
    {
        ShopDatabase shop = await ShopDatabase.CreateAsync(postgres);
        await shop.AddOrderAsync(new OrderRow
        {
            Id = Guid.Parse("01930000-0000-7000-8000-000000000001"),
            CustomerId = await shop.AddCustomerAsync("A"),
            ShippedAt = new DateTime(2025, 1, 2, 0, 0, 0, DateTimeKind.Utc),
        });
        return shop;
    }

    // In the page "…" stands for the cursor of the one row.
    private static async Task<string> WithCursorAsync(string document, ShopDatabase shop)
    {
        if (CursorPattern().Match(document) is not { Success: true } match)
        {
            return document;
        }

        JsonElement first = await Server.ExecuteAsync(
            $"{{ orders({match.Groups["arguments"].Value}) {{ pageInfo {{ endCursor }} }} }}", shop.OpenSession().AddTo);
        string? cursor = first.GetProperty("data").GetProperty("orders").GetProperty("pageInfo")
            .GetProperty("endCursor").GetString();
        return document.Replace("…", cursor, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Statements(string sql) => sql.Split("\n\n")
        .Select(static statement => BlankPattern().Replace(statement, " "))
        .Select(static statement => statement.Replace("( ", "(", StringComparison.Ordinal).Trim());

    [GeneratedRegex(
        @"where \(\((?<condition>.*)\)\) order by",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex WherePattern();

    [GeneratedRegex(
        @"orders\((?<arguments>.*), after: ""…""\)",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex CursorPattern();

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex BlankPattern();
}
