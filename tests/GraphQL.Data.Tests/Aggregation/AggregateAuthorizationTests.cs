using GraphTenancy.GraphQL.Data.Mapping;
using GraphTenancy.GraphQL.Engine.CodeFirst;
using GraphTenancy.GraphQL.Engine.Requests;
using GraphTenancy.GraphQL.Engine.Types;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace GraphTenancy.GraphQL.Data.Tests.Aggregation;

/// <summary>Who may not see a row or a column, may not see what it comes to either.</summary>
public sealed class AggregateAuthorizationTests
{
    private static readonly Schema Guarded = Build();

    [ObjectType]
    [Authorize(Roles = ["auditor"])]
    [Table("read_model.pays", Key = "pay_id")]
    public sealed record Pay
    {
        public required int Month { get; init; }

        [Authorize(Roles = ["boss"])]
        public required long Amount { get; init; }

        [Authorize(Roles = ["boss"])]
        [GroupKey]
        public required string Grade { get; init; }
    }

    [QueryType]
    public static class Queries
    {
        public static Aggregate<Pay> GetPaysAggregate() => Aggregate.Of<Pay>();
    }

    [Theory]
    [InlineData("PaysAggregate", "amount")]
    [InlineData("PayGroup", "amount")]
    [InlineData("PayGroup", "grade")]
    public void What_a_guarded_column_comes_to_is_guarded(string type, string field) => Assert.Equal(
        "boss", Assert.Single(Assert.Single(Find(type).FindField(field)?.Authorization ?? []).Roles));

    [Theory]
    [InlineData("PaysAggregate")]
    [InlineData("PayGroup")]
    public void What_guarded_rows_come_to_is_guarded(string type) =>
        Assert.Equal("auditor", Assert.Single(Assert.Single(Find(type).Authorization).Roles));

    [Fact]
    public void Other_columns_are_not_guarded_further() => Assert.Empty(Find("PaysAggregate").FindField("month")?.Authorization ?? []);

    [Fact]
    public void No_order_tells_of_a_guarded_column() => Assert.Equal(
        ["count", "month"],
        Assert.IsType<InputObjectType>(Guarded.FindType("PayGroupSortInput")).Fields.Select(static field => field.Name));

    private static ObjectType Find(string type) => Assert.IsType<ObjectType>(Guarded.FindType(type));

    private static Schema Build()
    {
        var services = new ServiceCollection();
        services.AddGraphQLServer().AddType(typeof(Queries)).AddData();
        return services.BuildServiceProvider().GetRequiredService<Schema>();
    }
}
