using System.Text.Json;
using GraphTenancy.GraphQL.Data.Tests.Shop;
using GraphTenancy.GraphQL.Engine.CodeFirst;
using GraphTenancy.Persistence.Sessions;
using GraphTenancy.TestKit;
using Xunit;

namespace GraphTenancy.GraphQL.Data.Tests.Execution;

[Collection(PostgresGroup.Name)]
public sealed class MutationAnswerTests(PostgresFixture postgres) : IAsyncLifetime
{
    private ShopDatabase? _shop;
    private OrderRow? _order;
    private SpyWriteSession? _session;

    private string Id => GlobalId.Encode("Order", _order!.Id); // Set by InitializeAsync, as the others.

    private int Trips => _session!.Batches.Count;

    private int Statements => _session!.Batches.Sum(static batch => batch.Count);

    public async Task InitializeAsync()
    {
        _shop = await ShopDatabase.CreateAsync(postgres);
        _order = await _shop.AddOrderAsync(new OrderRow { CustomerId = await _shop.AddCustomerAsync("M") });
        _session = new SpyWriteSession(postgres.OpenWriteSession(_shop.Tenant));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("trackOrder", 2)]
    [InlineData("trackAndRead", 1)]
    public async Task A_mutation_answers_with_what_it_wrote(string field, int trips)
    {
        JsonElement response = await MutateAsync(
            $$"""
            {{field}}(input: { id: "{{Id}}", number: "new" }) { order { trackingNumber customer { name } lines { quantity } } }
            """);

        Assert.Equal(
            $$$$$"""{"data":{"{{{{{field}}}}}":{"order":{"trackingNumber":"new","customer":{"name":"M"},"lines":[]}}}}""",
            response.ToString());
        Assert.Equal((trips, 3), (Trips, Statements));
    }

    [Fact]
    public async Task A_mutation_without_payload_answers_in_one_trip_too()
    {
        JsonElement response = await MutateAsync(
            $$"""trackWithoutPayload(id: "{{Id}}", number: "new") { trackingNumber customer { name } }""");

        Assert.Equal(
            """{"data":{"trackWithoutPayload":{"trackingNumber":"new","customer":{"name":"M"}}}}""", response.ToString());
        Assert.Equal((1, 2), (Trips, Statements));
    }

    [Fact]
    public async Task Another_row_than_the_one_read_back_is_read_for_itself()
    {
        OrderRow other = await _shop!.AddOrderAsync(new OrderRow { CustomerId = await _shop.AddCustomerAsync("N") });
        string answer = GlobalId.Encode("Order", other.Id);

        JsonElement response = await MutateAsync(
            $$"""trackButAnswer(input: { id: "{{Id}}", answer: "{{answer}}" }) { order { id trackingNumber } } """);

        Assert.Equal(
            $$$$$"""{"data":{"trackButAnswer":{"order":{"id":"{{{{{answer}}}}}","trackingNumber":null}}}}""", response.ToString());
        Assert.Equal((2, 3), (Trips, Statements));
    }

    [Fact]
    public async Task What_was_read_by_a_command_without_effect_is_not_answered()
    {
        JsonElement response = await MutateAsync(
            $$"""trackInVain(input: { id: "{{Id}}" }) { order { trackingNumber } } """);

        Assert.Equal("""{"data":{"trackInVain":{"order":{"trackingNumber":"later"}}}}""", response.ToString());
        Assert.Equal(3, Trips);
    }

    [Fact]
    public async Task A_value_that_cannot_be_decoded_fails_its_field_and_not_the_command()
    {
        JsonElement response = await MutateAsync(
            $$"""draftAndRead(input: { id: "{{Id}}" }) { a: order { status } b: order { version } } """);
        string? status = await postgres.ScalarAsAdminAsync<string>(
            "select status from read_model.orders where order_id = $1", _order!.Id);

        Assert.Equal(
            """{"draftAndRead":{"a":null,"b":{"version":1}}}""", response.GetProperty("data").GetRawText());
        Assert.Equal(
            """["draftAndRead","a","status"]""", response.GetProperty("errors")[0].GetProperty("path").GetRawText());
        // The answer was read with the command, then by itself, and then once more to find where the value stands.
        Assert.Equal(("DRAFT", 3), (status, Trips));
    }

    [Fact]
    public async Task An_answer_that_is_not_selected_is_not_read()
    {
        JsonElement response = await MutateAsync(
            $$"""trackAndRead(input: { id: "{{Id}}", number: "new" }) { ... @include(if: false) { order { id } } __typename }""");

        Assert.Equal("""{"data":{"trackAndRead":{"__typename":"TrackAndReadPayload"}}}""", response.ToString());
        Assert.Equal((1, 1), (Trips, Statements));
    }

    private Task<JsonElement> MutateAsync(string selection) => new ShopServer().ExecuteAsync(
        $"mutation {{ {selection} }}", context => context.SetState<ITenantWriteSession>(_session!));
}
