using System.Text;
using GraphTenancy.GraphQL.Engine.CodeFirst;
using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Types;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.CodeFirst;

public sealed class GlobalIdTests
{
    private static readonly Guid Key = Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e");
    private static readonly string Id = Convert.ToBase64String("Order:0f8fad5bd9cb469fa16570867728950e"u8);
    private static readonly Schema Schema = CodeFirstTest.Build(typeof(Queries));

    [Fact]
    public void A_node_type_has_a_global_id_and_implements_node()
    {
        string sdl = CodeFirstTest.Sdl("Node Query Order", typeof(Queries));

        Assert.Equal(
            """"
            """An object with a global id."""
            interface Node {

              """The global id."""
              id: ID!
            }

            type Query {
              order(id: ID!): Order
              orders(ids: [ID!]): [Order!]!
              any(id: ID!): Order!
              raw(id: ID!): Order
            }

            type Order implements Node {
              id: ID!
              customerId: ID!
              number: Int!
            }
            """",
            sdl.Replace("{\n  \"\"\"", "{\n\n  \"\"\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("id", "Order:0f8fad5bd9cb469fa16570867728950e")]
    [InlineData("customerId", "Customer:0f8fad5bd9cb469fa16570867728950e")]
    public void Ids_are_encoded_in_results(string name, string decoded)
    {
        using var writer = new ResultWriter();
        var order = new Order(Key, Key, 1);
        FieldDefinition field = new ResolverCall(Schema, order).Field("Order", name);

        bool written = field.DirectWriter!(order, writer);

        string expected = Convert.ToBase64String(Encoding.UTF8.GetBytes(decoded));
        Assert.True(written);
        Assert.Equal(expected, field.PureResolver!(order));
        Assert.Equal($"\"{expected}\"", Encoding.UTF8.GetString(writer.Written.Span));
    }

    [Fact]
    public void Ids_are_decoded_in_arguments()
    {
        Assert.Equal(Key, Format("order", "id", Id));
        Assert.Equal(Key, Format("any", "id", Id));
        Assert.Equal([Key, null], (object?[]?)Format("orders", "ids", new List<object?> { Id, null }));
        Assert.Null(new ResolverCall(Schema, null).Field("Query", "raw").FindArgument("id")!.Formatter);
    }

    [Theory]
    [InlineData("T3RoZXI6MGY4ZmFkNWJkOWNiNDY5ZmExNjU3MDg2NzcyODk1MGU=")]
    [InlineData("garbage")]
    [InlineData("")]
    [InlineData("T3JkZXI6MQ==")]
    public void Another_id_is_refused_with_a_clear_message(string id)
    {
        var error = Assert.Throws<GraphQLException>(() => Format("order", "id", id));

        Assert.Equal(ErrorCodes.BadUserInput, error.Error.Code);
        Assert.Equal($"The id '{id}' is not the id of an Order.", error.Message);
    }

    private static object? Format(string field, string argument, object value) =>
        new ResolverCall(Schema, null).Field("Query", field).FindArgument(argument)!.Formatter!(value);

    [Node]
    public sealed record Order(Guid Id, [ID("Customer")] Guid CustomerId, int Number);

    [QueryType]
    public static class Queries
    {
        public static Order? GetOrder([ID<Order>] Guid id) => new(id, id, 1);

        public static IReadOnlyList<Order> GetOrders([ID("Order")] Guid[]? ids) => [.. ids?.Select(GetAny)!];

        public static Order GetAny([ID] Guid id) => new(id, id, 1);

        public static Order? GetRaw([ID] string id) => id.Length == 0 ? null : GetAny(Guid.Empty);
    }
}
