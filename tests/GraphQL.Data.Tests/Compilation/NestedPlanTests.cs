using GraphTenancy.GraphQL.Data.Tests.Paging;
using GraphTenancy.GraphQL.Data.Tests.Shop;
using GraphTenancy.Persistence.Sessions;
using GraphTenancy.TestKit;
using Xunit;

namespace GraphTenancy.GraphQL.Data.Tests.Compilation;

/// <summary>What PostgreSQL does, under the tenant's policies, with the statements of lists below rows.</summary>
[Collection(PostgresGroup.Name)]
public sealed class NestedPlanTests(PostgresFixture postgres)
{
    [Theory]
    [InlineData("first: 5")]
    [InlineData("last: 5")]
    [InlineData("order: [{ total: ASC }]")]
    [InlineData("where: { status: { eq: SHIPPED } }, order: [{ placedAt: DESC }]")]
    [InlineData("first: 5, after: CURSOR")]
    [InlineData("last: 5, before: CURSOR")]
    public async Task Every_statement_looks_rows_up_by_tenant_first(string arguments)
    {
        ShopDatabase shop = await ShopDatabase.CreateAsync(postgres);
        string customer = (await NestedPagingTests.AddCustomersAsync(shop, 3))[0];
        string? cursor = (await NestedPagingTests.ReadAsync(shop, customer, "first: 1")).End;
        SpySession session = shop.OpenSession();

        await NestedPagingTests.Server.ExecuteAsync(
            $$"""
            { node(id: "{{customer}}") { ... on Customer { orderPages({{arguments.Replace("CURSOR", $"\"{cursor}\"")}}) { totalCount
              pageInfo { hasNextPage hasPreviousPage endCursor }
              nodes { lines(where: { quantity: { gt: 1 } }) { amount } linePages { totalCount nodes { quantity } }
                customer { orderPages { nodes { id } } } } } } } }
            """,
            session.AddTo);

        IReadOnlyList<SqlStatement> statements = Assert.Single(session.Batches);
        Assert.True(statements.Count >= 7);
        foreach (SqlStatement statement in statements)
        {
            string plan = await shop.ExplainAsync(statement);
            Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
            Assert.All(Conditions(plan), condition => Assert.StartsWith("tenant_id = ", condition, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("after")]
    [InlineData("before")]
    public async Task Only_the_cursors_parent_is_read_and_its_range_is_a_condition_of_the_index(string argument)
    {
        ShopDatabase shop = await ShopDatabase.CreateAsync(postgres);
        string customer = (await NestedPagingTests.AddCustomersAsync(shop, 3))[0];
        string? cursor = (await NestedPagingTests.ReadAsync(shop, customer, "first: 1")).End;
        SpySession session = shop.OpenSession();

        await NestedPagingTests.Server.ExecuteAsync(
            $$"""{ node(id: "{{customer}}") { ... on Customer { orderPages({{argument}}: "{{cursor}}") { nodes { id } } } } }""",
            session.AddTo);

        Assert.Contains(") c where p.k1 = $", session.Text, StringComparison.Ordinal);
        Assert.Contains(
            Conditions(await shop.ExplainAsync(session.Batches[0][0])),
            static condition => condition.Contains("(ROW(placed_at, order_id)", StringComparison.Ordinal));
    }

    private static IReadOnlyList<string> Conditions(string plan)
    {
        const string label = "Index Cond: ";
        string[] found = [.. plan.Split('\n').Select(static line => line.Trim())
            .Where(static line => line.StartsWith(label, StringComparison.Ordinal))
            .Select(static line => line[label.Length..].TrimStart('('))];
        Assert.NotEmpty(found);
        return found;
    }
}
