using GraphTenancy.GraphQL.Data.Compilation;
using GraphTenancy.GraphQL.Data.Sorting;

namespace GraphTenancy.GraphQL.Data.Paging;

/// <summary>The range that the cursors cut out of the rows.</summary>
/// <param name="Order">The order, not reversed.</param>
/// <param name="After">The key of <c>after</c>.</param>
/// <param name="Before">The key of <c>before</c>.</param>
internal sealed record PageBounds(
    RowOrdering Order, IReadOnlyList<SqlValue?>? After, IReadOnlyList<SqlValue?>? Before)
{
    /// <summary>The condition of rows after the cursor <c>after</c>; null without it.</summary>
    public Action<SqlText>? IsAfter => After is null ? null : WriteAfter;

    /// <summary>The condition of rows before the cursor <c>before</c>; null without it.</summary>
    public Action<SqlText>? IsBefore => Before is null ? null : WriteBefore;

    private void WriteAfter(SqlText sql) => Keyset.WriteAfter(sql, Order, Given(After), isInclusive: false);

    private void WriteBefore(SqlText sql) => Keyset.WriteAfter(sql, Order.Reversed(), Given(Before), isInclusive: false);

    /// <summary>Rows in front of the range: up to and with the row of <c>after</c>.</summary>
    public void WriteUpToAfter(SqlText sql) =>
        Keyset.WriteAfter(sql, Order.Reversed(), Given(After), isInclusive: true);

    /// <summary>Rows behind the range: from the row of <c>before</c>.</summary>
    public void WriteFromBefore(SqlText sql) => Keyset.WriteAfter(sql, Order, Given(Before), isInclusive: true);

    private static IReadOnlyList<SqlValue?> Given(IReadOnlyList<SqlValue?>? key) =>
        key ?? throw new InvalidOperationException("There is no such cursor.");
}
