using System.Text.Json;

namespace GraphTenancy.GraphQL.Tests.Schema;

/// <summary>Registering customers, and adding and changing products.</summary>
[Collection(ServerCollection.Name)]
public sealed class CatalogueCommandTests(ServerFixture server)
{
    [Fact]
    public async Task A_customer_is_registered_with_the_id_that_the_client_chose()
    {
        Shop shop = await Shop.OpenAsync(server);
        Guid customerId = Guid.CreateVersion7();

        TestAnswer first = await shop.RegisterAsync(new { customerId, name = "  Ada  ", email = "ada@example.test" });
        TestAnswer second = await shop.RegisterAsync(new { customerId, name = "Bob" });
        TestAnswer all = await shop.QueryAsync("{ customers { nodes { name email version } } }");

        Assert.Equal("Ada", first.Succeeded().Text("registerCustomer.customer.name"));
        Assert.Equal("CustomerAlreadyRegisteredError", second.Succeeded().Text("registerCustomer.errors.0.__typename"));
        Assert.Equal("""[{"name":"Ada","email":"ada@example.test","version":1}]""", all.Succeeded().At("customers.nodes").GetRawText());
        Assert.Equal(1, await shop.CountEventsAsync());
    }

    [Fact]
    public async Task A_product_is_added_and_then_changed_with_the_version_that_was_seen()
    {
        Shop shop = await Shop.OpenAsync(server);

        TestAnswer added = await shop.UpsertAsync(new { code = "P-1", name = "One", price = 10m, attributes = new { color = "red" }, expectedVersion = 0 });
        TestAnswer changed = await shop.UpsertAsync(new { code = "P-1", name = "Uno", price = 12.5m, expectedVersion = 1 });
        TestAnswer conflict = await shop.UpsertAsync(new { code = "P-1", name = "Eins", price = 13m, expectedVersion = 1 });
        TestAnswer all = await shop.QueryAsync("""{ products(where: { code: { eq: "P-1" } }) { nodes { name price version attributes } } }""");

        Assert.Equal("red", added.Succeeded().Text("upsertProduct.product.attributes.color"));
        Assert.Equal(added.Text("upsertProduct.product.id"), changed.Succeeded().Text("upsertProduct.product.id"));
        Assert.Equal("ConcurrencyConflictError 1 2", Conflict(conflict.Succeeded().At("upsertProduct.errors.0")));
        Assert.Equal("""[{"name":"Uno","price":12.50,"version":2,"attributes":{}}]""", all.Succeeded().At("products.nodes").GetRawText());
        Assert.Equal(2, await shop.CountEventsAsync());
    }

    [Fact]
    public async Task A_new_product_is_no_second_version_of_anything()
    {
        Shop shop = await Shop.OpenAsync(server);

        TestAnswer answer = await shop.UpsertAsync(new { code = "P-1", name = "One", price = 10m, expectedVersion = 3 });

        Assert.Equal("ConcurrencyConflictError 3 0", Conflict(answer.Succeeded().At("upsertProduct.errors.0")));
        Assert.Equal(0, await shop.CountEventsAsync());
    }

    [Fact]
    public async Task Two_tenants_may_have_a_product_of_the_same_code()
    {
        Shop shop = await Shop.OpenAsync(server);
        Shop rival = await Shop.OpenAsync(server);

        string own = await shop.AddProductAsync("P-1", 1m);
        string others = await rival.AddProductAsync("P-1", 2m);
        TestAnswer answer = await shop.QueryAsync("""{ products(where: { code: { eq: "P-1" } }) { nodes { id price } } }""");

        Assert.NotEqual(own, others);
        Assert.Equal($$"""[{"id":"{{own}}","price":1.00}]""", answer.Succeeded().At("products.nodes").GetRawText());
    }

    [Fact]
    public async Task Eight_first_upserts_of_one_code_at_once_make_one_product()
    {
        Shop shop = await Shop.OpenAsync(server);
        object input = new { code = "P-1", name = "One", price = 10m };

        TestAnswer[] answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => shop.UpsertAsync(input)));

        int stored = answers.Count(static answer => answer.Succeeded().At("upsertProduct.errors").ValueKind == JsonValueKind.Null);
        Assert.Equal(1, await server.Postgres.CountAsAdminAsync("read_model.products", shop.Tenant.TenantId));
        Assert.Equal(stored, await shop.CountEventsAsync());
        Assert.All(
            answers.Where(static answer => answer.At("upsertProduct.errors").ValueKind != JsonValueKind.Null),
            static answer => Assert.Equal("ConcurrencyConflictError", answer.Text("upsertProduct.errors.0.__typename")));
    }

    [Fact]
    public async Task Two_mutations_of_one_request_run_one_after_the_other()
    {
        Shop shop = await Shop.OpenAsync(server);

        TestAnswer answer = await shop.QueryAsync("""
            mutation {
              a: upsertProduct(input: { code: "P-1", name: "One", price: 1 }) { product { version } }
              b: upsertProduct(input: { code: "P-1", name: "Two", price: 2, expectedVersion: 1 }) { product { version name } errors { __typename } }
            }
            """);

        Assert.Equal("""{"product":{"version":2,"name":"Two"},"errors":null}""", answer.Succeeded().At("b").GetRawText());
    }

    private static string Conflict(JsonElement error) =>
        $"{error.GetProperty("__typename").GetString()} {error.GetProperty("expected")} {error.GetProperty("actual")}";
}
