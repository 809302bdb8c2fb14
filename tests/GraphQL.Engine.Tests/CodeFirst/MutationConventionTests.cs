using System.Collections;
using GraphTenancy.GraphQL.Engine.CodeFirst;
using GraphTenancy.GraphQL.Engine.Types;
using GraphTenancy.GraphQL.Engine.Types.Configuration;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.CodeFirst;

public sealed class MutationConventionTests
{
    private static readonly Schema Schema = CodeFirstTest.Build(typeof(Queries), typeof(Mutations));

    [Fact]
    public void Arguments_become_an_input_and_results_a_payload()
    {
        string sdl = CodeFirstTest.Sdl(
            "Mutation PlaceOrderInput PlaceOrderPayload PlaceOrderError OutOfStockError Error RenamePayload CancelPayload",
            typeof(Queries),
            typeof(Mutations));

        Assert.Equal(
            """"
            type Mutation {
              placeOrder(input: PlaceOrderInput!): PlaceOrderPayload!
              rename(input: RenameInput!): RenamePayload!
              cancel: CancelPayload!
              touch(number: Int!): Boolean!
            }

            input PlaceOrderInput {
              number: Int!
              note: String = "none"
            }

            type PlaceOrderPayload {
              order: Order
              errors: [PlaceOrderError!]
            }

            union PlaceOrderError = OutOfStockError | ClosedError

            type OutOfStockError implements Error {

              """What happened, and what to do."""
              message: String!
              left: Int!
            }

            """What a mutation refuses for a reason that its caller can act on."""
            interface Error {

              """What happened, and what to do."""
              message: String!
            }

            type RenamePayload {
              renamed: String
            }

            type CancelPayload {
              boolean: Boolean
            }
            """",
            sdl.Replace("{\n  \"\"\"", "{\n\n  \"\"\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_payload_holds_the_result()
    {
        object? payload = await PlaceAsync(number: 1);

        Assert.Equal(new Order(1, "given"), await ReadAsync(payload, "order"));
        Assert.Null(await ReadAsync(payload, "errors"));
    }

    [Fact]
    public async Task A_declared_exception_becomes_an_error_of_the_payload()
    {
        object? payload = await PlaceAsync(number: 2);

        object? error = Assert.Single((IEnumerable)(await ReadAsync(payload, "errors"))!);
        var union = (UnionType)Schema.FindType("PlaceOrderError")!;
        Assert.Null(await ReadAsync(payload, "order"));
        Assert.Equal("OutOfStockError", union.ResolveType!(error!));
        Assert.Equal("Only 3 left.", await new ResolverCall(Schema, error).ResolveAsync("OutOfStockError", "message"));
        Assert.Equal(3, await new ResolverCall(Schema, error).ResolveAsync("OutOfStockError", "left"));
    }

    [Fact]
    public async Task A_class_made_of_an_exception_is_an_error_too()
    {
        object? payload = await PlaceAsync(number: 3);

        object? error = Assert.Single((IEnumerable)(await ReadAsync(payload, "errors"))!);
        Assert.Equal("Closed: for today", Assert.IsType<ClosedError>(error).Message);
    }

    [Fact]
    public async Task An_undeclared_exception_stays_an_exception()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => PlaceAsync(number: 4));
    }

    [Fact]
    public async Task Several_exceptions_are_answered_together()
    {
        object? payload = await PlaceAsync(number: 5);

        Assert.Equal(2, ((IEnumerable)(await ReadAsync(payload, "errors"))!).Cast<object>().Count());
    }

    [Fact]
    public void A_convention_shapes_the_result_field_of_the_payload()
    {
        var convention = new BoxConvention();

        Schema schema = CodeFirstTest.Build(
            builder => builder.AddFieldConvention(convention), typeof(Queries), typeof(BoxMutations));

        var payload = (ObjectType)schema.FindType("WrapPayload")!;
        Assert.Equal(["WrapPayload"], convention.Parents);
        Assert.Equal("Order", payload.FindField("order")?.Type.ToString());
    }

    private static Task<object?> PlaceAsync(int number) => new ResolverCall(
        Schema, null, ("input", new Dictionary<string, object?> { ["number"] = number, ["note"] = "given" }))
        .ResolveAsync("Mutation", "placeOrder");

    private static Task<object?> ReadAsync(object? payload, string field) =>
        new ResolverCall(Schema, payload).ResolveAsync("PlaceOrderPayload", field);

    public sealed record Order(int Number, string? Note);

    public sealed record RenameInput(string Name);

    public sealed class OutOfStockException(int left) : Exception($"Only {left} left.")
    {
        public int Left { get; } = left;
    }

    public sealed class ShopClosedException() : Exception("for today");

    public sealed class ClosedError(ShopClosedException exception)
    {
        public string Message { get; } = $"Closed: {exception.Message}";
    }

    public sealed record Box<T>(T Content);

    public sealed class BoxConvention : IFieldConvention
    {
        public List<string> Parents { get; } = [];

        public bool TryConfigure(
            FieldConfiguration field, Type returnType, ObjectTypeConfiguration parent, ISchemaConfiguration schema)
        {
            if (!returnType.IsGenericType || returnType.GetGenericTypeDefinition() != typeof(Box<>))
            {
                return false;
            }

            Parents.Add(parent.Name);
            field.Type = TypeReference.Parse(schema.GetOrAddClrType(returnType.GenericTypeArguments[0]).Name + "!");
            return true;
        }
    }

    [QueryType]
    public static class Queries
    {
        public static bool Ready => true;
    }

    [MutationType]
    public static class Mutations
    {
        [Error<OutOfStockException>]
        [Error(typeof(ClosedError))]
        public static async Task<Order> PlaceOrderAsync(int number, string? note = "none")
        {
            await Task.Yield();
            return number switch
            {
                1 => new Order(number, note),
                2 => throw new OutOfStockException(3),
                3 => throw new ShopClosedException(),
                5 => throw new AggregateException(new OutOfStockException(1), new ShopClosedException()),
                _ => throw new InvalidOperationException("Nobody declared this."),
            };
        }

        [UseMutationConvention(PayloadFieldName = "renamed")]
        public static string Rename(RenameInput input) => input.Name;

        public static bool Cancel() => true;

        [UseMutationConvention(Disable = true)]
        public static bool Touch(int number) => number > 0;
    }

    [MutationType]
    public static class BoxMutations
    {
        public static Box<Order> Wrap(int number) => new(new Order(number, null));
    }
}
