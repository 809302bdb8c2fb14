namespace GraphTenancy.Oracle.Tests.Reference;

/// <summary>One page of a list, by Relay's connection specification with exact ends.</summary>
/// <param name="Type">The type of its rows.</param>
/// <param name="Prefix">What its types are called by: <c>Orders</c> of <c>OrdersConnection</c>.</param>
/// <param name="Scope">What its cursors are bound to.</param>
/// <param name="Rows">The rows of the page.</param>
/// <param name="Total">The rows of the whole list.</param>
/// <param name="HasPrevious">Whether rows of the list stand before the page.</param>
/// <param name="HasNext">Whether rows of the list stand after the page.</param>
internal sealed record Page(
    RecordType Type, string Prefix, string Scope, IReadOnlyList<Row> Rows, int Total, bool HasPrevious, bool HasNext)
{
    private const int DefaultSize = 10;

    /// <summary>Cuts a page out of a list.</summary>
    /// <param name="list">The whole list, filtered and in order.</param>
    /// <param name="ordering">Its order.</param>
    /// <param name="asked">Which part of it.</param>
    public Page Cut(List<Row> list, Ordering ordering, PageArguments asked)
    {
        int from = asked.After is null ? 0 : list.Count(row => ordering.Compare(row, asked.After) <= 0);
        int to = asked.Before is null ? list.Count : list.Count(row => ordering.Compare(row, asked.Before) < 0);
        bool hasRowsFromBefore = to < list.Count;
        to = Math.Max(from, to);    // cursors may cross; between them is nothing
        if (asked.Last is { } last)
        {
            from = Math.Max(from, to - last);
        }
        else
        {
            to = Math.Min(to, from + (asked.First ?? DefaultSize));
        }

        return this with
        {
            Rows = list[from..to],
            Total = list.Count,
            HasPrevious = from > 0,
            HasNext = to < list.Count || hasRowsFromBefore,
        };
    }
}

/// <summary>Which part of a list is asked for.</summary>
internal sealed record PageArguments(int? First, int? Last, Row? After, Row? Before)
{
    /// <summary>Reads the arguments of a field.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="cursors">What the cursors stand for.</param>
    /// <param name="maxSize">The largest page.</param>
    public static PageArguments Read(
        IReadOnlyDictionary<string, object?> arguments, Func<string, Row> cursors, int maxSize)
    {
        (int? first, int? last) = (Size(arguments, "first", maxSize), Size(arguments, "last", maxSize));
        return first is null || last is null
            ? new PageArguments(
                first,
                last,
                arguments.GetValueOrDefault("after") is string after ? cursors(after) : null,
                arguments.GetValueOrDefault("before") is string before ? cursors(before) : null)
            : throw new FieldException("PAGE_SIZE_OUT_OF_RANGE");
    }

    private static int? Size(IReadOnlyDictionary<string, object?> arguments, string name, int maxSize) =>
        arguments.GetValueOrDefault(name) switch
        {
            null => null,
            decimal size when size >= 1 && size <= maxSize => (int)size,
            _ => throw new FieldException("PAGE_SIZE_OUT_OF_RANGE"),
        };
}
