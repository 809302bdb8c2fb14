using GraphTenancy.GraphQL.Engine.CodeFirst;
using GraphTenancy.GraphQL.Engine.Requests;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.CodeFirst;

public sealed class ServerTests
{
    [Theory]
    [InlineData(
        "{ order(id: \"T3JkZXI6MQ==\") { id number } }",
        """{"data":{"order":{"id":"T3JkZXI6MQ==","number":1}}}""")]
    [InlineData(
        "mutation { place(input: { number: 2 }) { order { number } errors { __typename } } }",
        """{"data":{"place":{"order":{"number":2},"errors":null}}}""")]
    [InlineData(
        "mutation { place(input: { number: 0 }) { order { number } errors { ... on Error { message } __typename } } }",
        """{"data":{"place":{"order":null,"errors":[{"message":"No 0.","__typename":"WrongNumberError"}]}}}""")]
    [InlineData("{ instance }", """{"data":{"instance":"made for the request"}}""")]
    public async Task Classes_answer_requests(string document, string expected)
    {
        await using ServiceProvider services = Services();

        using ExecutionResult result = await services.ExecuteRequestAsync(document);

        Assert.Equal(expected, result.ToJson());
    }

    [Fact]
    public void A_second_call_goes_on_with_the_same_server()
    {
        var services = new ServiceCollection();

        GraphQLServerBuilder first = services.AddGraphQLServer();
        int count = services.Count;

        Assert.Same(first, services.AddGraphQLServer());
        Assert.Equal(count, services.Count);
    }

    private static ServiceProvider Services()
    {
        var services = new ServiceCollection();
        services.AddGraphQLServer().AddType<Queries>().AddType(typeof(Mutations));
        return services.BuildServiceProvider();
    }

    [Node]
    public sealed record Order(int Id, int Number);

    public sealed class WrongNumberException(int number) : Exception($"No {number}.");

    [QueryType]
    public sealed class Queries
    {
        private readonly string _text = "made for the request";

        public static Order? GetOrder([ID<Order>] int id) => new(id, id);

        public string GetInstance() => _text;
    }

    [MutationType]
    public static class Mutations
    {
        [Error<WrongNumberException>]
        public static Task<Order> PlaceAsync(int number) => number > 0
            ? Task.FromResult(new Order(number, number))
            : throw new WrongNumberException(number);
    }
}
