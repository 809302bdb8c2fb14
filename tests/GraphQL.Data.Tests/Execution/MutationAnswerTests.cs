using System.Text.Json;
using GraphTenancy.GraphQL.Data.Tests.Shop;
using GraphTenancy.GraphQL.Engine.CodeFirst;
using GraphTenancy.Persistence.Sessions;
using GraphTenancy.TestKit;
using Xunit;

namespace GraphTenancy.GraphQL.Data.Tests.Execution;

[Collection(PostgresGroup.Name)]
public sealed class MutationAnswerTests(PostgresFixture postgres)
{
    [Fact]
    public async Task A_mutation_answers_with_what_it_wrote()
    {
        ShopDatabase shop = await ShopDatabase.CreateAsync(postgres);
        OrderRow order = await shop.AddOrderAsync(new OrderRow { CustomerId = await shop.AddCustomerAsync("M") });
        string id = GlobalId.Encode("Order", order.Id);

        JsonElement response = await new ShopServer().ExecuteAsync(
            $$"""
            mutation { trackOrder(input: { id: "{{id}}", number: "new" }) { order { trackingNumber customer { name } } } }
            """,
            context => context.SetState<ITenantWriteSession>(postgres.OpenWriteSession(shop.Tenant)));

        Assert.False(response.TryGetProperty("errors", out JsonElement errors), errors.ToString());
        Assert.Equal(
            """{"data":{"trackOrder":{"order":{"trackingNumber":"new","customer":{"name":"M"}}}}}""", response.ToString());
    }
}
