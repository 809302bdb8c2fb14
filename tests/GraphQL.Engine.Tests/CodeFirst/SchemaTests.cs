using System.Text.Json;
using GraphTenancy.GraphQL.Engine.CodeFirst;
using GraphTenancy.GraphQL.Engine.Execution;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.CodeFirst;

public sealed class SchemaTests
{
    [Fact]
    public void Names_and_types_follow_the_conventions_of_hot_chocolate()
    {
        string sdl = CodeFirstTest.Sdl("Query Order OrderStatus", typeof(OrderQueries));

        Assert.Equal(
            """"
            type Query {
              version: String!
              orders(status: OrderStatus, ids: [UUID!], limit: Int! = 20): [Order!]!
              order(number: String!): Order
            }

            """A purchase."""
            type Order {
              """Its number."""
              number: String!

              """The sum of Tags."""
              total: Decimal!

              """When it was placed, or null."""
              placedAt: DateTime
              status: OrderStatus!
              tags: [String]!
              httpUrl: URL
              raw: JSON!
              weight: Float!
              day: LocalDate!
              count: Long!
              label(prefix: String!): String!
            }

            enum OrderStatus {
              DRAFT
              IN_PROGRESS
              NEW2 @deprecated(reason: "Use DRAFT.")
              HTTP_ERROR
            }
            """",
            sdl);
    }

    /// <summary>A purchase.</summary>
    /// <param name="Number">Its number.</param>
    /// <param name="Total">The <c>sum</c> of <see cref="Tags"/>.</param>
    public sealed record Order(string Number, decimal Total)
    {
        /// <summary>
        /// When it was placed,
        /// or <see langword="null"/>.
        /// </summary>
        public DateTimeOffset? PlacedAt { get; init; }

        public OrderStatus Status { get; init; }

        public IReadOnlyList<string?> Tags { get; init; } = [];

        public Uri? HTTPUrl { get; init; }

        public JsonElement Raw { get; init; }

        public double Weight { get; init; }

        public DateOnly Day { get; init; }

        public long Count { get; init; }

        [GraphQLIgnore]
        public string Secret => "";

        public static Order Create() => new("", 0);

        public string GetLabel(string prefix) => prefix + Number;
    }

    public enum OrderStatus
    {
        Draft,
        InProgress,
        [Obsolete("Use DRAFT.")]
        New2,
        HTTPError,
    }

    [QueryType]
    public static class OrderQueries
    {
        public static string Version => "1";

        public static Task<IReadOnlyList<Order>> GetOrdersAsync(
            OrderStatus? status, Guid[]? ids, IResolverContext context, int limit = 20, CancellationToken cancellationToken = default) =>
            Task.FromResult<IReadOnlyList<Order>>([]);

        public static ValueTask<Order?> GetOrderAsync(string number) => new((Order?)null);
    }
}
