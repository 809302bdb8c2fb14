namespace GraphTenancy.GraphQL.Tests.Schema;

/// <summary>Moments that PostgreSQL has and DateTime does not.</summary>
[Collection(ServerCollection.Name)]
public sealed class MomentTests(ServerFixture server)
{
    private static readonly string[] Ends =
        ["-infinity", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999999Z", "infinity"];

    [Theory]
    [InlineData("ASC")]
    [InlineData("DESC")]
    public async Task Pages_go_past_the_first_and_the_last_moments_there_are(string direction)
    {
        Shop shop = await OpenAsync(Ends);
        string? after = null;
        var seen = new List<string>();

        for (int page = 0; page < Ends.Length; page++)
        {
            TestAnswer answer = await shop.QueryAsync(
                $"query ($after: String) {{ customers(first: 1, after: $after, order: {{ createdAt: {direction} }}) "
                + "{ nodes { id } pageInfo { endCursor } } }",
                new { after });
            seen.Add(answer.Succeeded().Text("customers.nodes.0.id"));
            after = answer.Text("customers.pageInfo.endCursor");
        }

        Assert.Equal(Ends.Length, seen.Distinct().Count());
    }

    [Theory]
    [InlineData("4713-01-01 00:00:00+00 BC")]
    [InlineData("10000-01-01 00:00:00+00")]
    [InlineData("294276-12-31 23:59:59+00")]
    public async Task A_moment_outside_the_years_1_to_9999_is_an_error_of_its_field_alone(string moment)
    {
        Shop shop = await OpenAsync(moment, "2026-01-01T00:00:00Z");

        TestAnswer answer = await shop.QueryAsync(
            "{ customers(order: { createdAt: ASC }) { edges { cursor node { createdAt } } } }");
        TestAnswer other = await shop.QueryAsync(
            "{ customers(order: { createdAt: ASC }) { edges { cursor node { name } } } }");

        Assert.Equal(1, answer.Json.GetProperty("errors").GetArrayLength());
        Assert.Equal(2, other.Succeeded().At("customers.edges").GetArrayLength());
    }

    private async Task<Shop> OpenAsync(params string[] moments)
    {
        Shop shop = await Shop.OpenAsync(server);
        foreach (string moment in moments)
        {
            await shop.AddCustomerAsync(moment);
        }

        await server.Postgres.ExecuteAsAdminAsync(
            "update read_model.customers set created_at = name::timestamptz where tenant_id = $1", shop.Tenant.TenantId);
        return shop;
    }
}
