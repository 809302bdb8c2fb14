using GraphTenancy.GraphQL.Data.Mapping;
using GraphTenancy.GraphQL.Data.Tests.Shop;
using GraphTenancy.GraphQL.Engine.CodeFirst;
using Xunit;

namespace GraphTenancy.GraphQL.Data.Tests.Computed;

public sealed class RequirementTests
{
    [Theory]
    [InlineData("Status", "Status")]
    [InlineData(" { Status, Total } ", "Status Total")]
    [InlineData("Status Customer { Name Email }", "Status Customer.Name Customer.Email")]
    [InlineData("Customer", "Customer.Id Customer.Name Customer.Email")]
    [InlineData("", "")]
    public void Names_are_those_of_properties(string requires, string expected)
    {
        Requirement requirement = RequirementReader.Read(requires, TableMapping.For(typeof(Order)), "X.Y");

        Assert.Equal(expected, string.Join(' ', Names(requirement, "")));
    }

    [Theory]
    [InlineData("Stat", "Stat")]
    [InlineData("status", "status")]
    [InlineData("IsOpen", "IsOpen")]
    [InlineData("Lines", "Lines")]
    [InlineData("Lines { Quantity }", "Lines")]
    [InlineData("Status { X }", "Status")]
    [InlineData("Customer { Nam }", "Nam")]
    [InlineData("... Status", "Order")]
    [InlineData("Status(", "Status(")]
    public void A_name_that_cannot_be_read_is_refused_with_who_requires_it(string requires, string named)
    {
        var failure = Assert.Throws<MappingException>(
            () => RequirementReader.Read(requires, TableMapping.For(typeof(Order)), "Extension.GetLabel"));

        Assert.Contains("Extension.GetLabel", failure.Message, StringComparison.Ordinal);
        Assert.Contains(named, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_name_stops_the_start()
    {
        var failure = Assert.Throws<MappingException>(
            static () => new ShopServer(configure: static builder => builder.AddType(typeof(WrongFields))));

        Assert.Contains("WrongFields.GetLabel requires Numbr", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(Mixed.Written), true)]
    [InlineData(nameof(Mixed.ReadOnly), true)]
    [InlineData(nameof(Mixed.Renamed), true)]
    [InlineData(nameof(Mixed.WithBody), false)]
    [InlineData(nameof(Mixed.Declared), false)]
    public void A_property_with_a_body_is_no_column(string property, bool isColumn) =>
        Assert.Equal(isColumn, TableMapping.For(typeof(Mixed)).FindColumnOfProperty(property) is not null);

    private static IEnumerable<string> Names(Requirement requirement, string prefix) => requirement.Columns
        .Select(column => prefix + column.Property.Name)
        .Concat(requirement.Relations.SelectMany(
            below => Names(below.Target, $"{prefix}{below.Relation.Property.Name}.")));

    [ExtendObjectType<Order>]
    public static class WrongFields
    {
        public static string GetLabel([Parent("Numbr")] Order order) => order.OrderNumber;
    }

    [Table("read_model.x", Key = "id")]
    public sealed record Mixed
    {
        public required int Written { get; init; }

        public int ReadOnly { get; }

        [Column]
        public int Renamed => Written;

        public string WithBody => $"{Written}";

        [Requires(nameof(Written))]
        public int Declared { get; init; }
    }
}
