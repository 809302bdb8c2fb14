using GraphTenancy.GraphQL.Engine.Types;
using GraphTenancy.Isolation.Tests.Sql;
using GraphTenancy.Isolation.Tests.World;
using GraphTenancy.Persistence.Sessions;
using GraphTenancy.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using GraphQLSchema = GraphTenancy.GraphQL.Engine.Types.Schema;

namespace GraphTenancy.Isolation.Tests.Http;

/// <summary>The privileged reads: for platform administrators only, over another pool, and never a write.</summary>
[Collection(ServerCollection.Name)]
public sealed class AdminBorderTests(TwoCompanies companies, ServerFixture server) : IClassFixture<TwoCompanies>
{
    private const string Role = "platform_admin";

    private SessionMetrics Metrics => server.Factory.Services.GetRequiredService<SessionMetrics>();

    [Fact]
    public async Task Every_field_of_admin_is_denied_to_a_tenant_without_using_the_privileged_pool()
    {
        string[] documents = [.. Documents()];
        foreach (string document in documents)
        {
            long before = Metrics.AdminReads;

            TestAnswer answer = await companies.One.SendAsync(document);

            Assert.Equal("AUTH_NOT_AUTHORIZED", answer.Code);
            Assert.Equal(before, Metrics.AdminReads);
            Assert.DoesNotContain(companies.Other.Code, answer.Body, StringComparison.Ordinal);
        }

        Assert.True(documents.Length >= 7);
    }

    // The control of the test above: the same documents are answered to whom they are meant for.
    [Fact]
    public async Task Every_field_of_admin_is_answered_to_a_platform_administrator_over_the_privileged_pool()
    {
        TestClient olivia = await AdminAsync(Role);
        foreach (string document in Documents())
        {
            (long admin, long reads, long writes) = (Metrics.AdminReads, Metrics.Reads, Metrics.Writes);

            TestAnswer answer = await olivia.QueryAsync(document);

            Assert.False(answer.Json.TryGetProperty("errors", out _), answer.Body);
            Assert.Equal((admin + 1, reads, writes), (Metrics.AdminReads, Metrics.Reads, Metrics.Writes));
        }
    }

    [Fact]
    public async Task A_platform_administrator_sees_the_orders_of_each_tenant_that_is_named()
    {
        TestClient olivia = await AdminAsync(Role);

        foreach ((Company company, string order) in new[]
        {
            (companies.One, companies.OrderOfOne), (companies.Other, companies.OrderOfOther),
        })
        {
            TestAnswer answer = await olivia.QueryAsync(
                $$"""{ admin { orders(tenant: "{{company.Code}}") { id tenant { code } } } }""");

            Assert.Equal(
                $$$$"""{"data":{"admin":{"orders":[{"id":"{{{{order}}}}","tenant":{"code":"{{{{company.Code}}}}"}}]}}}""",
                answer.Body);
        }
    }

    [Theory]
    [InlineData(true, null)]
    [InlineData(true, "admin")]
    [InlineData(true, "PLATFORM_ADMIN")]
    [InlineData(false, Role)]
    public async Task The_role_counts_only_where_the_directory_and_the_token_agree(bool isInDirectory, string? claimed)
    {
        TestClient client = isInDirectory ? await AdminAsync(claimed) : server.CreateClient();
        client.Token = isInDirectory ? client.Token
            : TestTokens.Create(TestDatabase.SubjectOf(companies.One.Context), ("roles", claimed!));
        long before = Metrics.AdminReads;

        TestAnswer answer = await client.QueryAsync("{ admin { tenants { totalCount } } }");

        Assert.Equal("AUTH_NOT_AUTHORIZED", answer.Code);
        Assert.Equal(before, Metrics.AdminReads);
    }

    [Fact]
    public async Task A_platform_administrator_who_belongs_to_no_tenant_reads_and_writes_as_none()
    {
        TestClient olivia = await AdminAsync(Role);
        olivia.TenantHeader = companies.One.Code;
        TestAnswer named = await olivia.QueryAsync("{ orders { totalCount } }");
        olivia.TenantHeader = null;

        TestAnswer unnamed = await olivia.QueryAsync(
            $$"""mutation { cancelOrder(input: { orderId: "{{companies.OrderOfOne}}" }) { order { id } } }""");

        Assert.Equal("TENANT_FORBIDDEN", named.Code);
        Assert.Equal("TENANT_REQUIRED", unnamed.Code);
    }

    [Fact]
    public async Task The_privileged_role_writes_to_no_table_even_in_a_transaction_that_may_write()
    {
        foreach (Relation relation in await Relation.AllAsync(companies.Database))
        {
            foreach (string sql in new[]
            {
                $"insert into {relation.Name} default values", $"delete from {relation.Name}", $"truncate {relation.Name}",
                $"update {relation.Name} set {relation.FirstColumn} = {relation.FirstColumn}",
            })
            {
                Assert.Equal($"42501 {sql}", $"{await TryAsAnalyticsAsync(sql)} {sql}");
            }
        }
    }

    private async Task<string?> TryAsAnalyticsAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(companies.Database.ConnectionStrings.Analytics);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        var refusal = await Record.ExceptionAsync(async () => await command.ExecuteNonQueryAsync());
        return (refusal as PostgresException)?.SqlState;
    }

    private async Task<TestClient> AdminAsync(string? claimed)
    {
        string subject = TestDatabase.SubjectOf(await companies.Database.CreatePlatformAdminAsync());
        TestClient client = server.CreateClient();
        client.Token = claimed is null ? TestTokens.Create(subject) : TestTokens.Create(subject, ("roles", claimed));
        return client;
    }

    /// <summary>One document for each field of admin, made from the schema.</summary>
    private IEnumerable<string> Documents()
    {
        var schema = server.Factory.Services.GetRequiredService<GraphQLSchema>();
        foreach (FieldDefinition field in Assert.IsType<ObjectType>(schema.FindType("AdminQuery")).Fields)
        {
            string[] arguments = [.. field.Arguments.Where(argument => argument.IsRequired).Select(argument => $"{argument.Name}: \"common\"")];
            string list = arguments.Length > 0 ? $"({string.Join(", ", arguments)})" : "";
            string leaf = field.Type.Named is ObjectType type
                ? $"{{ {type.Fields.First(inner => inner.Type.IsLeafType && inner.Arguments.Count == 0).Name} }}" : "";
            yield return $"{{ admin {{ {field.Name}{list} {leaf} }} }}";
        }
    }
}
