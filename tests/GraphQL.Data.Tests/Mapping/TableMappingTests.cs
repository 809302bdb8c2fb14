using System.Text;
using GraphTenancy.GraphQL.Data.Compilation;
using GraphTenancy.GraphQL.Data.Mapping;
using GraphTenancy.GraphQL.Data.Tests.Shop;
using GraphTenancy.GraphQL.Engine.Execution;
using Xunit;

namespace GraphTenancy.GraphQL.Data.Tests.Mapping;

public sealed class TableMappingTests
{
    public sealed record Unmapped;

    [Table("read_model.x; drop table y", Key = "id")]
    public sealed record WithInjectedTable;

    [Table("read_model.x", Key = "id")]
    public sealed record WithUnknownColumnType
    {
        public Uri? Address { get; init; }
    }

    [Table("read_model.x", Key = "id")]
    public sealed record WithWrongMoney
    {
        [Money]
        public int Amount { get; init; }
    }

    [Table("read_model.x", Key = "id")]
    public sealed record WithUnmappedRelation
    {
        [ToOne("other_id")]
        public Unmapped? Other { get; init; }
    }

    [Theory]
    [InlineData(typeof(Unmapped), "Unmapped")]
    [InlineData(typeof(WithInjectedTable), "WithInjectedTable")]
    [InlineData(typeof(WithUnknownColumnType), "WithUnknownColumnType.Address")]
    [InlineData(typeof(WithWrongMoney), "WithWrongMoney.Amount")]
    [InlineData(typeof(WithUnmappedRelation), "WithUnmappedRelation.Other")]
    public void A_mapping_that_cannot_be_names_type_and_property(Type type, string named) =>
        Assert.Contains(
            named, Assert.Throws<MappingException>(() => TableMapping.For(type)).Message, StringComparison.Ordinal);

    [Fact]
    public void Columns_are_named_in_snake_case() =>
        Assert.Equal("tracking_number", TableMapping.For(typeof(Order)).FindColumn("trackingNumber")?.Column);

    [Theory]
    [InlineData(0, "0.00")]
    [InlineData(5, "0.05")]
    [InlineData(-1205, "-12.05")]
    [InlineData(long.MaxValue, "92233720368547758.07")]
    [InlineData(long.MinValue, "-92233720368547758.08")]
    public void Money_has_two_decimals(long minor, string expected)
    {
        using var writer = new ResultWriter();

        ColumnDecoders.WriteMoney(minor, writer);

        Assert.Equal(expected, Encoding.UTF8.GetString(writer.Written.Span));
        Assert.Equal(expected, ColumnDecoders.Money(minor).ToString());
    }

    [Theory]
    [InlineData(0, "2025-02-03T04:05:06Z")]
    [InlineData(10, "2025-02-03T04:05:06.000001Z")]
    [InlineData(1_000_000, "2025-02-03T04:05:06.1Z")]
    [InlineData(9_999_990, "2025-02-03T04:05:06.999999Z")]
    public void A_moment_has_as_many_decimals_as_it_needs(long ticks, string expected)
    {
        using var writer = new ResultWriter();

        ColumnDecoders.Write(new DateTime(2025, 2, 3, 4, 5, 6, DateTimeKind.Utc).AddTicks(ticks), writer);

        Assert.Equal($"\"{expected}\"", Encoding.UTF8.GetString(writer.Written.Span));
    }
}
