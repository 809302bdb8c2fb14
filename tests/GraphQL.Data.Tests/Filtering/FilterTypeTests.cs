using GraphTenancy.GraphQL.Data.Mapping;
using GraphTenancy.GraphQL.Data.Tests.Shop;
using GraphTenancy.GraphQL.Engine.CodeFirst;
using GraphTenancy.GraphQL.Engine.Requests;
using GraphTenancy.GraphQL.Engine.Types;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace GraphTenancy.GraphQL.Data.Tests.Filtering;

/// <summary>Each column type that can be filtered has operations with a scalar that the schema has.</summary>
public sealed class FilterTypeTests
{
    [ObjectType]
    [Table("read_model.things", Key = "thing_id")]
    public sealed record Thing
    {
        [Filterable]
        public required short Small { get; init; }

        [Filterable]
        public required long Large { get; init; }

        [Filterable]
        public required double Real { get; init; }

        [Filterable]
        public required bool Flag { get; init; }

        [Filterable]
        public required DateOnly Day { get; init; }

        [Filterable]
        public required Guid Uuid { get; init; }

        [Filterable]
        public required OrderStatus Status { get; init; }
    }

    [QueryType]
    public static class Queries
    {
        [UseFiltering]
        public static Rows<Thing> GetThings() => Rows.Of<Thing>();
    }

    [Theory]
    [InlineData("small", "Int")]
    [InlineData("large", "Long")]
    [InlineData("real", "Float")]
    [InlineData("flag", "Boolean")]
    [InlineData("day", "LocalDate")]
    [InlineData("uuid", "UUID")]
    [InlineData("status", "OrderStatus")]
    public void A_column_is_compared_with_values_of_its_own_type(string field, string scalar)
    {
        var services = new ServiceCollection();
        services.AddGraphQLServer().AddType(typeof(Queries)).AddData();

        Schema schema = services.BuildServiceProvider().GetRequiredService<Schema>();

        var filter = Assert.IsType<InputObjectType>(schema.FindType("ThingFilterInput"));
        var operations = Assert.IsType<InputObjectType>(filter.Fields.Single(f => f.Name == field).Type.Named);
        Assert.Equal(scalar, operations.Fields.Single(static operation => operation.Name == "eq").Type.Named.Name);
    }
}
