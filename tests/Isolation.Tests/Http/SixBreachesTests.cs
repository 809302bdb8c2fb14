using System.Text.Json;
using GraphTenancy.Isolation.Tests.World;

namespace GraphTenancy.Isolation.Tests.Http;

/// <summary>
/// Seed row B-67: read, list, modify, delete, injection, cache. Each has its control in the same test: what is refused
/// to
/// the other tenant is done for the owner, so none of them can pass on an empty database.
/// </summary>
[Collection(ServerCollection.Name)]
public sealed class SixBreachesTests(ServerFixture server) : IAsyncLifetime
{
    private const string StateOfOrder = "select concat(status, ' ', tracking_number) from read_model.orders where order_id = $1";

    private Company? _one;
    private Company? _other;
    private string _order = "";

    private Company One => _one ?? throw new InvalidOperationException("Not initialized.");

    private Company Other => _other ?? throw new InvalidOperationException("Not initialized.");

    public async Task InitializeAsync()
    {
        (_one, _order) = await TwoCompanies.FoundAsync(server.Postgres.Database, server.Factory);
        (_other, _) = await TwoCompanies.FoundAsync(server.Postgres.Database, server.Factory);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Reading_the_order_of_another_tenant_gives_null()
    {
        const string Read = "query ($id: ID!) { order(id: $id) { customer { name } lines { productName } } }";

        JsonElement foreign = await Other.AskAsync(Read, new { id = _order });
        JsonElement own = await One.AskAsync(Read, new { id = _order });

        Assert.Equal("""{"order":null}""", foreign.ToString());
        Assert.Equal($"Buyer of {One.Code}", own.GetProperty("order").GetProperty("customer").GetProperty("name").GetString());
    }

    [Fact]
    public async Task Lists_hold_the_own_rows_and_no_others()
    {
        const string List = """
            {
              orders { nodes { customer { name } lines { productName } } }
              customers { nodes { name } }
              products { nodes { name tenant { code } } }
              events(first: 50) { nodes { data } }
            }
            """;

        foreach ((Company reader, Company stranger) in new[] { (One, Other), (Other, One) })
        {
            string body = (await reader.AskAsync(List)).ToString();

            // The codes stand in the names of all rows and in the data of all events.
            Assert.Contains($"Buyer of {reader.Code}", body, StringComparison.Ordinal);
            Assert.Contains($"Item of {reader.Code}", body, StringComparison.Ordinal);
            Assert.DoesNotContain(stranger.Code, body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Modifying_the_order_of_another_tenant_is_refused_and_leaves_it_unchanged()
    {
        const string Ship = """
            mutation ($id: ID!) { shipOrder(input: { orderId: $id, trackingNumber: "STOLEN" }) { errors { __typename } } }
            """;

        string refused = (await Other.AskAsync(Ship, new { id = _order })).ToString();
        string? untouched = await StateAsync();
        await One.ShipAsync(_order);

        Assert.Contains("OrderNotFoundError", refused, StringComparison.Ordinal);
        Assert.Equal("PLACED ", untouched);
        Assert.Equal($"SHIPPED T-{One.Code}", await StateAsync());
    }

    [Fact]
    public async Task Cancelling_the_order_of_another_tenant_is_refused_and_it_is_still_there()
    {
        const string Cancel = "mutation ($id: ID!) { cancelOrder(input: { orderId: $id }) { errors { __typename } } }";

        string refused = (await Other.AskAsync(Cancel, new { id = _order })).ToString();
        string? stillThere = await StateAsync();
        await One.AskAsync(Cancel, new { id = _order });

        Assert.Contains("OrderNotFoundError", refused, StringComparison.Ordinal);
        Assert.Equal("PLACED ", stillThere);
        Assert.Equal("CANCELLED ", await StateAsync());
    }

    [Theory]
    [InlineData("' or '1'='1")]
    [InlineData("'; delete from read_model.customers; --")]
    [InlineData("x' union select name from read_model.customers --")]
    [InlineData("$1) or true --")]
    [InlineData("%")]
    [InlineData("_")]
    [InlineData("\\")]
    [InlineData("'||(select set_config('app.tenant_id', '00000000-0000-0000-0000-000000000001', true))||'")]
    public async Task Text_with_SQL_in_it_is_text(string payload)
    {
        const string Find = """
            query ($text: String!) {
              eq: customers(where: { email: { eq: $text } }) { totalCount nodes { email } }
              contains: customers(where: { email: { contains: $text } }) { totalCount }
              startsWith: orders(where: { customer: { email: { startsWith: $text } } }) { totalCount }
              in: events(where: { eventType: { in: [$text] } }) { totalCount }
            }
            """;
        string email = $"{payload}@";
        await One.RegisterCustomerAsync(email);
        await Other.RegisterCustomerAsync(email);
        long before = await server.Postgres.CountAsAdminAsync("read_model.customers", Other.Context.TenantId);

        JsonElement data = await One.AskAsync(Find, new { text = email });

        // The control: the text itself was stored and is found again, once.
        Assert.Equal(email, data.GetProperty("eq").GetProperty("nodes")[0].GetProperty("email").GetString());
        int[] counts = [.. data.EnumerateObject().Select(field => field.Value.GetProperty("totalCount").GetInt32())];
        Assert.Equal([1, 1, 0, 0], counts);
        Assert.Equal(before, await server.Postgres.CountAsAdminAsync("read_model.customers", Other.Context.TenantId));
    }

    [Fact]
    public async Task The_same_document_asked_in_turn_is_never_answered_from_the_cache_of_the_other()
    {
        const string Ask = "query ($id: ID!) { order(id: $id) { customer { name } } orders { nodes { id } } tenant { code } }";
        for (int round = 0; round < 10; round++)
        {
            JsonElement own = await One.AskAsync(Ask, new { id = _order });
            JsonElement foreign = await Other.AskAsync(Ask, new { id = _order });

            Assert.Equal(One.Code, own.GetProperty("tenant").GetProperty("code").GetString());
            Assert.Equal(_order, own.GetProperty("orders").GetProperty("nodes")[0].GetProperty("id").GetString());
            Assert.Equal(Other.Code, foreign.GetProperty("tenant").GetProperty("code").GetString());
            Assert.Equal(JsonValueKind.Null, foreign.GetProperty("order").ValueKind);
            Assert.DoesNotContain(_order, foreign.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task No_cache_between_server_and_client_may_keep_an_answer()
    {
        TestAnswer answer = await One.SendAsync("{ orders { nodes { id } } }");

        string control = answer.Response.Headers.CacheControl?.ToString() ?? "";
        Assert.Contains("no-store", control, StringComparison.Ordinal);
    }

    private Task<string?> StateAsync() => server.Postgres.ScalarAsAdminAsync<string>(StateOfOrder, GlobalId.KeyOf(_order));
}
