using System.Text.Json;
using GraphTenancy.Isolation.Tests.World;

namespace GraphTenancy.Isolation.Tests.Http;

/// <summary>
/// The answer to an id of another tenant is, byte for byte and header for header, the answer to an id that nobody has:
/// otherwise ids could be probed for existence.
/// </summary>
[Collection(ServerCollection.Name)]
public sealed class ForeignIdTests(TwoCompanies companies) : IClassFixture<TwoCompanies>
{
    [Theory]
    [InlineData("Order", "query ($id: ID!) { order(id: $id) { id status lines { amount } customer { name } } }")]
    [InlineData("Order", "query ($id: ID!) { orderExists(id: $id) }")]
    [InlineData("Order", "query ($id: ID!) { node(id: $id) { id ... on Order { orderNumber } } }")]
    [InlineData("Order", "query ($id: ID!) { nodes(ids: [$id]) { id __typename } }")]
    [InlineData("Customer", "query ($id: ID!) { customer(id: $id) { id name email } }")]
    [InlineData("Customer", "query ($id: ID!) { node(id: $id) { id ... on Customer { name } } }")]
    [InlineData("Product", "query ($id: ID!) { product(id: $id) { id code price } }")]
    [InlineData("Product", "query ($id: ID!) { node(id: $id) { __typename } }")]
    public async Task A_read_of_a_foreign_id_is_answered_as_one_of_an_unknown_id(string type, string document)
    {
        (string foreign, string unknown, string own) = await AskAsync(type, document);

        Assert.Equal(unknown, foreign);
        // The control: the own row is answered in another way, and without an error.
        Assert.NotEqual(foreign, own);
        Assert.DoesNotContain("errors", own, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("shipOrder", "orderId: $id, trackingNumber: \"T\"")]
    [InlineData("shipOrder", "orderId: $id, trackingNumber: \"T\", expectedVersion: 1")]
    [InlineData("shipOrder", "orderId: $id, trackingNumber: \"T\", idempotencyKey: \"first order\"")]
    [InlineData("cancelOrder", "orderId: $id")]
    [InlineData("cancelOrder", "orderId: $id, expectedVersion: 7")]
    public async Task A_command_on_a_foreign_order_is_answered_as_one_on_an_unknown_order(string field, string input)
    {
        string document = $$"""
            mutation ($id: ID!) {
              {{field}}(input: { {{input}} }) { order { id } errors { __typename ... on Error { message } ... on OrderNotFoundError { orderId } } }
            }
            """;
        long before = await CountEventsOfOtherAsync();

        string foreign = await AnswerAsync(companies.One, document, companies.OrderOfOther);
        string unknown = await AnswerAsync(companies.One, document, GlobalId.Of("Order", Guid.CreateVersion7()));

        Assert.Equal(unknown, foreign);
        Assert.Contains(
            input.Contains("idempotencyKey", StringComparison.Ordinal) ? "IdempotencyKeyReusedError" : "OrderNotFoundError",
            foreign,
            StringComparison.Ordinal);
        Assert.Equal(before, await CountEventsOfOtherAsync());
    }

    [Fact]
    public async Task An_order_for_a_customer_of_another_tenant_is_refused_as_one_for_nobody()
    {
        long before = await CountEventsOfOtherAsync();

        TestAnswer foreign = await companies.One.TryPlaceOrderAsync(companies.Other.Customer);
        string nobody = GlobalId.Of("Customer", Guid.CreateVersion7());
        TestAnswer unknown = await companies.One.TryPlaceOrderAsync(nobody);

        Assert.Equal(unknown.Body, foreign.Body);
        Assert.Contains("CustomerNotFoundError", foreign.Body, StringComparison.Ordinal);
        Assert.Equal(before, await CountEventsOfOtherAsync());
        Assert.NotEmpty(await companies.One.PlaceOrderAsync());
    }

    [Fact]
    public async Task Own_and_foreign_ids_in_one_request_give_the_own_row_and_null()
    {
        JsonElement data = await companies.One.AskAsync(
            "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }",
            new { ids = new[] { companies.OrderOfOther, companies.OrderOfOne, companies.Other.Customer, companies.One.Customer } });

        string?[] seen = [.. data.GetProperty("nodes").EnumerateArray()
            .Select(node => node.ValueKind == JsonValueKind.Null ? null : node.GetProperty("id").GetString())];
        Assert.Equal(new string?[] { null, companies.OrderOfOne, null, companies.One.Customer }.AsEnumerable(), seen);
    }

    [Fact]
    public async Task Filters_and_orders_that_name_a_foreign_row_find_nothing()
    {
        string number = await companies.Database.ScalarAsAdminAsync<string>(
            "select order_number from read_model.orders where order_id = $1", GlobalId.KeyOf(companies.OrderOfOther)) ?? "";
        const string Find = "query ($number: String!) { orders(where: { orderNumber: { eq: $number } }) { totalCount nodes { id } } }";

        JsonElement foreign = await companies.One.AskAsync(Find, new { number });
        JsonElement own = await companies.Other.AskAsync(Find, new { number });

        Assert.Equal("""{"orders":{"totalCount":0,"nodes":[]}}""", foreign.ToString());
        Assert.Equal(1, own.GetProperty("orders").GetProperty("totalCount").GetInt32());
    }

    private async Task<(string Foreign, string Unknown, string Own)> AskAsync(string type, string document)
    {
        (string foreign, string own) = type switch
        {
            "Order" => (companies.OrderOfOther, companies.OrderOfOne),
            "Customer" => (companies.Other.Customer, companies.One.Customer),
            _ => (companies.Other.Product, companies.One.Product),
        };
        return (
            await AnswerAsync(companies.One, document, foreign),
            await AnswerAsync(companies.One, document, GlobalId.Of(type, Guid.CreateVersion7())),
            await AnswerAsync(companies.One, document, own));
    }

    /// <summary>
    /// Status, headers and body; the id that was asked for, which an answer may repeat, is taken out.
    /// </summary>
    private static async Task<string> AnswerAsync(Company company, string document, string id)
    {
        TestAnswer answer = await company.SendAsync(document, new { id });
        string headers = string.Join('\n', answer.Response.Headers.Concat(answer.Response.Content.Headers)
            .Select(header => $"{header.Key}: {string.Join(',', header.Value)}").Order(StringComparer.Ordinal));
        string body = answer.Body.Replace(id, "ID", StringComparison.Ordinal)
            .Replace(GlobalId.KeyOf(id).ToString(), "KEY", StringComparison.Ordinal);
        return $"{answer.Status}\n{headers}\n{body}";
    }

    private Task<long> CountEventsOfOtherAsync() =>
        companies.Database.CountAsAdminAsync("event_store.events", companies.Other.Context.TenantId);
}
