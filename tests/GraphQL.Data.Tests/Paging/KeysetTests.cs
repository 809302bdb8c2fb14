using GraphTenancy.GraphQL.Data.Compilation;
using GraphTenancy.GraphQL.Data.Mapping;
using GraphTenancy.GraphQL.Data.Paging;
using GraphTenancy.GraphQL.Data.Sorting;
using GraphTenancy.GraphQL.Data.Tests.Shop;
using NpgsqlTypes;
using Xunit;

namespace GraphTenancy.GraphQL.Data.Tests.Paging;

public sealed class KeysetTests
{
    [Fact]
    public void Columns_without_nulls_in_one_direction_are_one_row_comparison() =>
        Assert.Equal(
            "((t0.placed_at, t0.order_id) < ($1, $2))",
            After([(nameof(Order.PlacedAt), true)], [Text("a"), Text("b")]));

    [Fact]
    public void Mixed_directions_are_compared_column_by_column() =>
        Assert.Equal(
            "(t0.status > $1 or t0.status = $2 and t0.placed_at < $3 or t0.status = $4 and t0.placed_at = $5 and "
            + "t0.order_id < $6)",
            After([(nameof(Order.Status), false), (nameof(Order.PlacedAt), true)], [Text("a"), Text("b"), Text("c")]));

    [Fact]
    public void After_a_value_come_the_greater_ones_and_the_nulls() =>
        Assert.Equal(
            "((t0.tracking_number > $1 or t0.tracking_number is null) or t0.tracking_number = $2 and t0.order_id > $3)",
            After([(nameof(Order.TrackingNumber), false)], [Text("a"), Text("b")]));

    [Fact]
    public void After_a_null_come_the_other_nulls() =>
        Assert.Equal(
            "(t0.tracking_number is null and t0.order_id > $1)",
            After([(nameof(Order.TrackingNumber), false)], [null, Text("b")]));

    [Fact]
    public void After_a_null_in_descending_order_come_all_values() =>
        Assert.Equal(
            "(t0.tracking_number is not null or t0.tracking_number is null and t0.order_id < $1)",
            After([(nameof(Order.TrackingNumber), true)], [null, Text("b")]));

    [Fact]
    public void Inclusive_bounds_hold_the_row_itself() =>
        Assert.Equal(
            "(t0.tracking_number is null and t0.order_id > $1 or t0.tracking_number is null and t0.order_id = $2 and true)",
            After([(nameof(Order.TrackingNumber), false)], [null, Text("b")], isInclusive: true));

    private static string After(
        (string Property, bool IsDescending)[] columns, SqlValue?[] key, bool isInclusive = false)
    {
        RowOrdering order = RowOrdering.Make(
            TableMapping.For(typeof(Order)),
            [.. columns.Select(static column => new RowOrder(column.Property, column.IsDescending))],
            argument: null,
            isPrivileged: false,
            new DataOptions());
        var sql = new SqlText();
        Keyset.WriteAfter(sql, order, key, isInclusive);
        return sql.ToString();
    }

    private static SqlValue<string> Text(string value) => new(value, NpgsqlDbType.Text);
}
