using System.Text.Json;
using GraphTenancy.GraphQL.Data.Execution;
using GraphTenancy.GraphQL.Data.Mapping;
using GraphTenancy.GraphQL.Data.Tests.Shop;
using GraphTenancy.GraphQL.Engine.CodeFirst;
using GraphTenancy.Persistence.Sessions;
using GraphTenancy.TestKit;
using Xunit;

namespace GraphTenancy.GraphQL.Data.Tests.Computed;

/// <summary>Values that cannot be read: of the orders, the second one has the status DRAFT, which the enum lacks.</summary>
[Collection(PostgresGroup.Name)]
public sealed class UnreadableValueTests(PostgresFixture postgres)
{
    private static readonly ShopServer Server = new(configure: static builder =>
        builder.AddType(typeof(OrderFields)).AddType(typeof(StrictQueries)).AddRequestState<OrderFields.Asked>());

    [Theory]
    [InlineData("{ orderList { n: orderNumber status } customers { name } }", "null", "orderList.1.status")]
    [InlineData("{ orders(last: 9) { totalCount nodes { status } } }", """{"orders":{"totalCount":2,"nodes":null}}""", "orders.nodes.0.status")]
    [InlineData(
        "{ orders { edges { node { n: orderNumber a: status } } } }", """{"orders":{"edges":null}}""", "orders.edges.0.node.a")]
    [InlineData(
        "{ customers { name orders { orderNumber status } } }", "null", "customers.0.orders.1.status")]
    [InlineData(
        "{ looseOrders { id: orderNumber status trackingNumber } }",
        """{"looseOrders":[{"id":"1","status":"PLACED","trackingNumber":"T"},{"id":"2","status":null,"trackingNumber":null}]}""",
        "looseOrders.1.status")]
    [InlineData(
        "{ looseOrders { customer { name email } } }",
        """{"looseOrders":[{"customer":null},{"customer":null}]}""",
        "looseOrders.0.customer.email", "looseOrders.1.customer.email")]
    [InlineData("{ orderList { isOpen } }", "null", "orderList.1.isOpen")]
    [InlineData(
        "{ orderList { number: orderNumber mayFail } looseOrders { status } }",
        """{"orderList":[{"number":"1","mayFail":"fine"},{"number":"2","mayFail":"fine"}],"looseOrders":[{"status":"PLACED"},{"status":null}]}""",
        "looseOrders.1.status")]
    [InlineData(
        "{ looseOrders { mail orderNumber } }",
        """{"looseOrders":[{"mail":null,"orderNumber":"1"},{"mail":null,"orderNumber":"2"}]}""",
        "looseOrders.0.mail", "looseOrders.1.mail")]
    [InlineData(
        "{ looseOrders { needsStranger stranger { name } mayHaveStranger } }",
        """{"looseOrders":[{"needsStranger":null,"stranger":null,"mayHaveStranger":"none"},{"needsStranger":null,"stranger":null,"mayHaveStranger":"none"}]}""",
        "looseOrders.0.needsStranger", "looseOrders.1.needsStranger")]
    public async Task An_error_stands_at_its_field_and_keeps_the_rest(string document, string data, params string[] paths)
    {
        ShopDatabase shop = await OneUnreadableAsync();

        JsonElement response = await Server.ExecuteAsync(document, shop.OpenSession().AddTo);

        Assert.Equal(data, response.GetProperty("data").GetRawText());
        Assert.Equal(paths, response.GetProperty("errors").EnumerateArray()
            .Select(static error => string.Join('.', error.GetProperty("path").EnumerateArray())));
    }

    [Fact]
    public async Task Only_the_fetch_with_the_value_is_sent_once_more()
    {
        ShopDatabase shop = await OneUnreadableAsync();
        SpySession session = shop.OpenSession();
        DataRequestStatistics? statistics = null;

        await Server.ExecuteAsync("{ customers { name } looseOrders { status } }", context =>
        {
            session.AddTo(context);
            statistics = DataRequestStatistics.Of(context);
        });

        Assert.Equal([2, 1], session.Batches.Select(static batch => batch.Count));
        Assert.Equal(2, statistics?.RoundTrips);
    }

    [Fact]
    public async Task A_fetch_with_code_fields_is_never_sent_twice()
    {
        ShopDatabase shop = await OneUnreadableAsync();
        SpySession session = shop.OpenSession();

        JsonElement response = await Server.ExecuteAsync("{ orderList { mayFail status } }", session.AddTo);

        Assert.Single(session.Batches);
        Assert.Equal("status", response.GetProperty("errors")[0].GetProperty("path")[2].GetString());
    }

    [Fact]
    public async Task An_object_by_id_keeps_its_other_fields()
    {
        ShopDatabase shop = await ShopDatabase.CreateAsync(postgres);
        OrderRow order = await shop.AddOrderAsync(
            new OrderRow { CustomerId = await shop.AddCustomerAsync("Bea"), Status = "DRAFT", Number = "8" });
        string id = GlobalId.Encode("Order", order.Id);

        JsonElement response = await Server.ExecuteAsync(
            $$"""{ node(id: "{{id}}") { ... on Order { status } } nodes(ids: ["{{id}}"]) { ... on Order { orderNumber } } }""",
            shop.OpenSession().AddTo);

        Assert.Equal(
            """{"node":null,"nodes":[{"orderNumber":"8"}]}""", response.GetProperty("data").GetRawText());
        Assert.Equal("""["node","status"]""", response.GetProperty("errors")[0].GetProperty("path").GetRawText());
    }

    [Fact]
    public async Task A_mutation_is_not_done_twice_for_its_answer()
    {
        ShopDatabase shop = await ShopDatabase.CreateAsync(postgres);
        OrderRow order = await shop.AddOrderAsync(
            new OrderRow { CustomerId = await shop.AddCustomerAsync("M"), Status = "DRAFT" });
        string document = $$"""
            mutation { trackOrder(input: { id: "{{GlobalId.Encode("Order", order.Id)}}", number: "new" }) {
                order { trackingNumber status } } }
            """;
        var session = new SpyWriteSession(postgres.OpenWriteSession(shop.Tenant));

        JsonElement response = await Server.ExecuteAsync(
            document, context => context.SetState<ITenantWriteSession>(session));

        Assert.Equal(
            """["trackOrder","order","status"]""", response.GetProperty("errors")[0].GetProperty("path").GetRawText());
        Assert.Equal(1, session.Statements.Count(static statement => statement.Text.StartsWith("update", StringComparison.Ordinal)));
    }

    private async Task<ShopDatabase> OneUnreadableAsync()
    {
        ShopDatabase shop = await ShopDatabase.CreateAsync(postgres);
        Guid customer = await shop.AddCustomerAsync("Ann");
        OrderRow first = await shop.AddOrderAsync(new OrderRow { CustomerId = customer, Number = "1", TrackingNumber = "T" });
        await shop.AddOrderAsync(new OrderRow
        {
            CustomerId = customer,
            Number = "2",
            Status = "DRAFT",
            PlacedAt = first.PlacedAt.AddDays(1),
        });
        return shop;
    }

    [QueryType]
    public static class StrictQueries
    {
        public static Rows<LooseOrder> GetLooseOrders() => Rows.Of<LooseOrder>().OrderBy(nameof(LooseOrder.OrderNumber));
    }

    /// <summary>An order that may be read without a status, of a customer whose address must be there.</summary>
    [Table("read_model.orders", Key = "order_id")]
    public sealed record LooseOrder
    {
        [Sortable]
        public required string OrderNumber { get; init; }

        public OrderStatus? Status { get; init; }

        public string? TrackingNumber { get; init; }

        [ToOne("customer_id")]
        public StrictCustomer? Customer { get; init; }

        /// <summary>Nobody: who placed an order is no customer.</summary>
        [ToOne("placed_by")]
        public StrictCustomer? Stranger { get; init; }

        [ToOne("placed_by")]
        public required StrictCustomer Required { get; init; }

        [Requires("Customer { Email }")]
        public string? Mail => Customer?.Email.Trim();

        [Requires("Required { Name }")]
        public string? NeedsStranger => Required.Name;

        [Requires("Stranger { Name }")]
        public string MayHaveStranger => Stranger?.Name ?? "none";
    }

    [Table("read_model.customers", Key = "customer_id")]
    public sealed record StrictCustomer
    {
        public required string Name { get; init; }

        public required string Email { get; init; }
    }
}
