using System.Text.Json;
using GraphTenancy.GraphQL.Data.Tests.Shop;
using GraphTenancy.GraphQL.Engine.CodeFirst;
using GraphTenancy.Persistence.Sessions;
using GraphTenancy.TestKit;
using Xunit;

namespace GraphTenancy.GraphQL.Data.Tests.Computed;

[Collection(PostgresGroup.Name)]
public sealed class ComputedFieldTests(PostgresFixture postgres)
{
    private static readonly ShopServer Server = OrderFields.OpenServer();

    [Theory]
    [InlineData("{ orderList { numberLabel } }", """[{"numberLabel":"No. 1"},{"numberLabel":"No. 2"}]""")]
    [InlineData("{ orderList { isOpen orderNumber } }", """[{"isOpen":true,"orderNumber":"1"},{"isOpen":false,"orderNumber":"2"}]""")]
    [InlineData("{ orderList { title customer { name } } }", """[{"title":"1 of Ann","customer":{"name":"Ann"}},{"title":"2 of Ann","customer":{"name":"Ann"}}]""")]
    [InlineData(
        """{ orderList { a: slowLabel(prefix: "a") ...B } } fragment B on Order { b: slowLabel(prefix: "b") a: slowLabel(prefix: "a") }""",
        """[{"a":"a1","b":"b1"},{"a":"a2","b":"b2"}]""")]
    [InlineData(
        "{ orderList { numberLabel @skip(if: true) greeting title @include(if: false) } }",
        """[{"greeting":"hello"},{"greeting":"hello"}]""")]
    [InlineData(
        "{ orderList { customer { orders { isOpen } } } }",
        """[{"customer":{"orders":[{"isOpen":true},{"isOpen":false}]}},{"customer":{"orders":[{"isOpen":true},{"isOpen":false}]}}]""")]
    [InlineData(
        "{ orderList { all } }",
        """[{"all":"1 Placed 12.05 - 2025-01-01T00:00:00.0000000+00:00  1 True"},{"all":"2 Shipped 0.00 T 2025-01-02T00:00:00.0000000+00:00 2025 2 True"}]""")]
    public async Task Code_answers_beside_columns(string document, string orders)
    {
        ShopDatabase shop = await TwoOrdersAsync();
        SpySession session = shop.OpenSession();

        JsonElement response = await Server.ExecuteAsync(document, session.AddTo);

        Assert.Equal("{\"data\":{\"orderList\":" + orders + "}}", response.ToString());
        Assert.Single(session.Batches);
    }

    [Fact]
    public async Task A_page_completes_the_fields_of_edges_and_nodes()
    {
        ShopDatabase shop = await TwoOrdersAsync();

        JsonElement response = await Server.ExecuteAsync(
            "{ orders(last: 2) { totalCount edges { node { n: numberLabel } } nodes { isOpen id } pageInfo { hasNextPage } } }",
            shop.OpenSession().AddTo);

        JsonElement page = response.GetProperty("data").GetProperty("orders");
        Assert.Equal("No. 2|No. 1", string.Join('|', page.GetProperty("edges").EnumerateArray()
            .Select(static edge => edge.GetProperty("node").GetProperty("n").GetString())));
        Assert.Equal([false, true], page.GetProperty("nodes").EnumerateArray()
            .Select(static node => node.GetProperty("isOpen").GetBoolean()));
        Assert.Equal((2, false), (
            page.GetProperty("totalCount").GetInt32(), page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean()));
    }

    [Fact]
    public async Task Objects_by_id_are_completed_by_their_types()
    {
        ShopDatabase shop = await TwoOrdersAsync();
        OrderRow order = await shop.AddOrderAsync(
            new OrderRow { CustomerId = await shop.AddCustomerAsync("Bea"), Number = "3" });
        string document = $$"""
            { nodes(ids: ["{{GlobalId.Encode("Customer", order.CustomerId)}}", "{{GlobalId.Encode("Order", order.Id)}}"]) {
                __typename ... on Order { title } ... on Customer { name } } }
            """;

        JsonElement response = await Server.ExecuteAsync(document, shop.OpenSession().AddTo);

        Assert.Equal(
            """{"data":{"nodes":[{"__typename":"Customer","name":"Bea"},{"__typename":"Order","title":"3 of Bea"}]}}""",
            response.ToString());
    }

    [Fact]
    public async Task A_data_loader_gets_the_keys_of_all_rows_at_once()
    {
        ShopDatabase shop = await TwoOrdersAsync();
        var asked = new OrderFields.Asked();

        JsonElement response = await Server.ExecuteAsync(
            "{ orderList { risk customer { orders { risk } } } orders { nodes { risk } } }",
            context =>
            {
                shop.OpenSession().AddTo(context);
                context.SetState(asked);
            });

        Assert.DoesNotContain("errors", response.ToString(), StringComparison.Ordinal);
        Assert.Equal([2], asked.Batches);
    }

    [Fact]
    public async Task Rows_that_code_describes_travel_together_in_a_second_round_trip()
    {
        ShopDatabase shop = await TwoOrdersAsync();
        SpySession session = shop.OpenSession();

        JsonElement response = await Server.ExecuteAsync(
            "{ orderList { orderNumber smallLines { productCode } } }", session.AddTo);

        Assert.Equal(
            """{"data":{"orderList":[{"orderNumber":"1","smallLines":[{"productCode":"B"}]},{"orderNumber":"2","smallLines":[]}]}}""",
            response.ToString());
        Assert.Equal([1, 2], session.Batches.Select(static batch => batch.Count));
    }

    [Fact]
    public async Task An_error_of_code_has_its_path_and_takes_no_more_than_it_must()
    {
        ShopDatabase shop = await TwoOrdersAsync();

        JsonElement response = await Server.ExecuteAsync(
            "{ orders(order: [{ placedAt: ASC }]) { nodes { orderNumber mayFail } } }", shop.OpenSession().AddTo);

        Assert.Equal(
            """{"data":{"orders":{"nodes":[{"orderNumber":"1","mayFail":"fine"},{"orderNumber":"2","mayFail":null}]}},"errors":["""
            + """{"message":"Version 2 fails.","locations":[{"line":1,"column":60}],"path":["orders","nodes",1,"mayFail"],"extensions":"""
            + """{"code":"BAD_USER_INPUT"}}]}""",
            response.ToString());
    }

    [Fact]
    public async Task A_guard_of_a_code_field_is_checked_before_anything_is_read()
    {
        var session = new SpySession();

        JsonElement response = await Server.ExecuteAsync("{ orderList { margin } }", session.AddTo);

        Assert.Contains("AUTH_NOT_AUTHE", response.ToString(), StringComparison.Ordinal);
        Assert.Empty(session.Batches);
    }

    [Fact]
    public async Task A_mutation_answers_with_code_fields()
    {
        ShopDatabase shop = await ShopDatabase.CreateAsync(postgres);
        OrderRow order = await shop.AddOrderAsync(
            new OrderRow { CustomerId = await shop.AddCustomerAsync("M"), Number = "9" });
        string document = $$"""
            mutation { trackOrder(input: { id: "{{GlobalId.Encode("Order", order.Id)}}", number: "new" }) {
                order { trackingNumber title slowLabel(prefix: "p") } } }
            """;

        JsonElement response = await Server.ExecuteAsync(
            document, context => context.SetState<ITenantWriteSession>(postgres.OpenWriteSession(shop.Tenant)));

        Assert.Equal(
            """{"data":{"trackOrder":{"order":{"trackingNumber":"new","title":"9 of M","slowLabel":"p9"}}}}""",
            response.ToString());
    }

    private async Task<ShopDatabase> TwoOrdersAsync()
    {
        ShopDatabase shop = await ShopDatabase.CreateAsync(postgres);
        Guid customer = await shop.AddCustomerAsync("Ann");
        OrderRow first = await shop.AddOrderAsync(new OrderRow { CustomerId = customer, Number = "1", TotalMinor = 1205 });
        await shop.AddOrderAsync(new OrderRow
        {
            CustomerId = customer,
            Number = "2",
            Status = "SHIPPED",
            TrackingNumber = "T",
            PlacedAt = first.PlacedAt.AddDays(1),
            ShippedAt = first.PlacedAt.AddDays(2),
            Version = 2,
        });
        await shop.AddLineAsync(first.Id, 1, "A", 3, 400);
        await shop.AddLineAsync(first.Id, 2, "B", 1, 5);
        return shop;
    }
}
