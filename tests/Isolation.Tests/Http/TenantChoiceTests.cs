using System.Net;
using System.Text.Json;
using GraphTenancy.Isolation.Tests.World;
using GraphTenancy.Persistence.Sessions;
using GraphTenancy.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace GraphTenancy.Isolation.Tests.Http;

/// <summary>Nothing that a client writes into a request leads to a tenant that the caller does not belong to.</summary>
[Collection(ServerCollection.Name)]
public sealed class TenantChoiceTests(TwoCompanies companies, ServerFixture server) : IClassFixture<TwoCompanies>
{
    private const string List = "{ orders { nodes { id } } }";

    [Theory]
    [InlineData("header by code, token of the own tenant")]
    [InlineData("header by id, token of the own tenant")]
    [InlineData("header by code, token of no tenant")]
    [InlineData("header by id, token of no tenant")]
    [InlineData("sub-domain, token of no tenant")]
    [InlineData("claim")]
    public async Task A_foreign_tenant_is_refused_before_any_statement(string way)
    {
        TestClient client = server.CreateClient(companies.One.Context);
        client.Token = way.EndsWith("no tenant", StringComparison.Ordinal)
            ? TestTokens.Create(TestDatabase.SubjectOf(companies.One.Context))
            : way == "claim" ? TestTokens.Create(TestDatabase.SubjectOf(companies.One.Context), ("tenant", companies.Other.Code))
            : client.Token;
        client.TenantHeader = way.StartsWith("header by code", StringComparison.Ordinal) ? companies.Other.Code
            : way.StartsWith("header by id", StringComparison.Ordinal) ? companies.Other.Context.TenantId.ToString() : null;
        client.Host = way.StartsWith("sub", StringComparison.Ordinal) ? $"{companies.Other.Code}.example.test" : null;
        long before = Trips();

        TestAnswer answer = await client.QueryAsync(List);

        Assert.Contains(answer.Code, new[] { "TENANT_FORBIDDEN", "TENANT_CONFLICT" });
        Assert.Contains(answer.Status, new[] { HttpStatusCode.Forbidden, HttpStatusCode.BadRequest });
        Assert.DoesNotContain(companies.Other.Code, answer.Body, StringComparison.Ordinal);
        Assert.Equal(before, Trips());
    }

    // With a bound token, too, the answer must not tell whether the tenant that the header names exists.
    [Fact]
    public async Task The_refusal_of_a_foreign_tenant_is_that_of_an_unknown_one()
    {
        TestClient client = server.CreateClient(companies.One.Context);
        client.TenantHeader = companies.Other.Code;
        TestAnswer foreign = await client.QueryAsync(List);
        client.TenantHeader = "nobody_has_this_code";

        TestAnswer unknown = await client.QueryAsync(List);

        Assert.Equal((unknown.Status, unknown.Body), (foreign.Status, foreign.Body));
    }

    [Fact]
    public async Task A_member_of_two_tenants_switches_between_their_rows_by_the_header()
    {
        Guid user = await companies.Database.CreateUserAsync();
        await companies.Database.AddMemberAsync(companies.One.Context.TenantId, user);
        await companies.Database.AddMemberAsync(companies.Other.Context.TenantId, user);
        TestClient client = server.CreateClient();
        client.Token = TestTokens.Create(TestDatabase.SubjectOf(user));

        foreach ((Company company, string order) in new[]
        {
            (companies.One, companies.OrderOfOne), (companies.Other, companies.OrderOfOther), (companies.One, companies.OrderOfOne),
        })
        {
            client.TenantHeader = company.Code;
            JsonElement orders = (await client.QueryAsync(List)).Json.GetProperty("data").GetProperty("orders");

            Assert.Equal([order], orders.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("id").GetString() ?? ""));
        }
    }

    [Theory]
    [InlineData("""{"query":"{ orders { nodes { id } } }","variables":{"tenantId":"{0}","tenant":"{0}"}}""")]
    [InlineData("""{"query":"{ orders { nodes { id } } }","extensions":{"tenant":"{0}","tenantId":"{0}"}}""")]
    [InlineData("""{"query":"{ orders { nodes { id } } }","tenantId":"{0}","tenant":"{0}"}""")]
    public async Task A_tenant_in_the_body_is_without_effect(string body)
    {
        string text = body.Replace("{0}", companies.Other.Context.TenantId.ToString(), StringComparison.Ordinal);

        TestAnswer answer = await companies.One.Client.PostAsync(text, "application/json");

        Assert.Contains(companies.OrderOfOne, answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(companies.OrderOfOther, answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tenantId")]
    [InlineData("tenant")]
    [InlineData("tenant_id")]
    [InlineData("createdBy")]
    [InlineData("version")]
    public async Task An_input_field_that_nobody_offers_is_refused(string field)
    {
        TestAnswer answer = await companies.One.SendAsync(
            "mutation ($input: RegisterCustomerInput!) { registerCustomer(input: $input) { customer { id } } }",
            new
            {
                input = new Dictionary<string, object>(StringComparer.Ordinal)
                {
                    ["name"] = "x",
                    [field] = companies.Other.Context.TenantId,
                },
            });

        Assert.Equal("GRAPHQL_VARIABLE_INVALID", answer.Code);
    }

    private long Trips()
    {
        SessionMetrics metrics = server.Factory.Services.GetRequiredService<SessionMetrics>();
        return metrics.Reads + metrics.Writes + metrics.AdminReads;
    }
}
