using GraphTenancy.GraphQL.Data.Aggregation;
using GraphTenancy.GraphQL.Data.Mapping;
using Xunit;

namespace GraphTenancy.GraphQL.Data.Tests.Aggregation;

public sealed class AggregateMappingTests
{
    [Table("read_model.x", Key = "id")]
    public sealed record Everything
    {
        public required short Small { get; init; }

        [Aggregatable(AggregateFunctions.Sum | AggregateFunctions.Max)]
        public required long Large { get; init; }

        [Aggregatable(AggregateFunctions.None)]
        public required int Version { get; init; }

        public required DateOnly Due { get; init; }

        public required string Silent { get; init; }

        [Aggregatable]
        public required string NamedText { get; init; }

        public required bool Flag { get; init; }
    }

    [Table("read_model.x", Key = "id")]
    public sealed record WithKeys
    {
        [GroupKey(By = DatePart.Month)]
        [GroupKey(By = DatePart.Day)]
        public required DateOnly Due { get; init; }

        [GroupKey]
        public required string NamedText { get; init; }
    }

    [Table("read_model.x", Key = "id")]
    public sealed record WithWholeMoment
    {
        [GroupKey]
        public required DateTimeOffset At { get; init; }
    }

    [Table("read_model.x", Key = "id")]
    public sealed record WithPartOfText
    {
        [GroupKey(By = DatePart.Day)]
        public required string Text { get; init; }
    }

    [Table("read_model.x", Key = "id")]
    public sealed record WithHourOfDate
    {
        [GroupKey(By = DatePart.Hour)]
        public required DateOnly Date { get; init; }
    }

    [Table("read_model.x", Key = "id")]
    public sealed record WithWrongName
    {
        [GroupKey("day; --", By = DatePart.Day)]
        public required DateOnly Date { get; init; }
    }

    [Table("read_model.x", Key = "id")]
    public sealed record WithTwoOfAName
    {
        [GroupKey]
        public required int Number { get; init; }
    }

    [Table("read_model.x", Key = "id")]
    public sealed record WithSumOfFlag
    {
        [Aggregatable]
        public required bool Flag { get; init; }
    }

    [Fact]
    public void Functions_follow_the_type_unless_an_attribute_says_otherwise()
    {
        IEnumerable<string> columns = AggregateMapping.For(typeof(Everything)).Columns
            .Select(static column => $"{column.Column.FieldName}: {column.Functions}");

        Assert.Equal(["small: All", "large: Sum, Max", "due: Min, Max", "namedText: Min, Max"], columns);
    }

    [Fact]
    public void Keys_are_named_after_column_and_part()
    {
        IEnumerable<string> keys =
            AggregateMapping.For(typeof(WithKeys)).Keys.Select(static key => $"{key.Name} {key.FieldName} {key.Expression}");

        Assert.Equal(
            [
                "DUE_MONTH dueMonth date_trunc('month', t0.due::timestamp)::date", "DUE_DAY dueDay t0.due",
                "NAMED_TEXT namedText t0.named_text",
            ],
            keys);
    }

    [Theory]
    [InlineData(typeof(WithWholeMoment), "WithWholeMoment.At")]
    [InlineData(typeof(WithPartOfText), "WithPartOfText.Text")]
    [InlineData(typeof(WithHourOfDate), "WithHourOfDate.Date")]
    [InlineData(typeof(WithWrongName), "'day; --'")]
    [InlineData(typeof(WithTwoOfAName), "number")]
    [InlineData(typeof(WithSumOfFlag), "WithSumOfFlag.Flag")]
    public void A_mapping_without_meaning_is_refused_at_start(Type type, string named)
    {
        var refused = Assert.Throws<MappingException>(() => AggregateMapping.For(type));

        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 10)]
    [InlineData(11, 10)]
    public void Numbers_of_groups_out_of_order_are_refused_at_start(int standard, int most) =>
        Assert.Throws<ArgumentException>(() => new DataServices(
            new DataOptions { DefaultGroups = standard, MaxGroups = most }, new CursorOptions()));
}
