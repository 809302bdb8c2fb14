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
    /// <param name="page">Type, prefix and scope; the rest is found.</param>
    /// <param name="list">The whole list, filtered and in order.</param>
    /// <param name="ordering">Its order.</param>
    /// <param name="arguments">The arguments of the field.</param>
    /// <param name="cursors">What the cursors stand for.</param>
    /// <param name="maxSize">The largest page.</param>
    public static Page Cut(
        Page page,
        List<Row> list,
        Ordering ordering,
        IReadOnlyDictionary<string, object?> arguments,
        Func<string, Row> cursors,
        int maxSize)
    {
        (int? first, int? last) = (Size(arguments, "first", maxSize), Size(arguments, "last", maxSize));
        if (first is not null && last is not null)
        {
            throw new FieldException("PAGE_SIZE_OUT_OF_RANGE");
        }

        Row? after = arguments.GetValueOrDefault("after") is string a ? cursors(a) : null;
        Row? before = arguments.GetValueOrDefault("before") is string b ? cursors(b) : null;
        int from = after is null ? 0 : list.Count(row => ordering.Compare(row, after) <= 0);
        int to = before is null ? list.Count : list.Count(row => ordering.Compare(row, before) < 0);
        bool hasRowsFromBefore = to < list.Count;
        to = Math.Max(from, to);    // cursors may cross; between them is nothing
        if (last is not null)
        {
            from = Math.Max(from, to - last.Value);
        }
        else
        {
            to = Math.Min(to, from + (first ?? DefaultSize));
        }

        return page with
        {
            Rows = list[from..to],
            Total = list.Count,
            HasPrevious = from > 0,
            HasNext = to < list.Count || hasRowsFromBefore,
        };
    }

    private static int? Size(IReadOnlyDictionary<string, object?> arguments, string name, int maxSize) =>
        arguments.GetValueOrDefault(name) switch
        {
            null => null,
            decimal size when size >= 1 && size <= maxSize => (int)size,
            _ => throw new FieldException("PAGE_SIZE_OUT_OF_RANGE"),
        };
}
