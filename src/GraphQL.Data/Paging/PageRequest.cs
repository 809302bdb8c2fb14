using GraphTenancy.GraphQL.Data.Fields;
using GraphTenancy.GraphQL.Data.Sorting;

namespace GraphTenancy.GraphQL.Data.Paging;

/// <summary>What a request asks of a connection.</summary>
/// <param name="Arguments">Size and direction.</param>
/// <param name="Bounds">The range that the cursors cut out, with the order.</param>
/// <param name="Scope">What its cursors are bound to.</param>
internal sealed record PageRequest(PageArguments Arguments, PageBounds Bounds, byte[] Scope)
{
    public RowOrdering Order => Bounds.Order;

    /// <summary>The order in which the rows are read: from the range's end for the last ones.</summary>
    public RowOrdering ReadOrder => Arguments.IsBackward ? Order.Reversed() : Order;

    /// <summary>Reads and checks the arguments of a connection.</summary>
    /// <exception cref="Engine.Errors.GraphQLException">A page size or a cursor is refused.</exception>
    public static PageRequest Read(
        IReadOnlyDictionary<string, object?> arguments,
        DataFieldSettings settings,
        PagingSettings paging,
        RowOrdering order,
        Guid tenantId,
        CursorCodec cursors)
    {
        PageArguments page = PageArguments.Read(arguments, paging);
        byte[] scope = CursorCodec.Scope(settings.Coordinate, order, tenantId);
        var bounds = new PageBounds(
            order,
            page.After is null ? null : cursors.Decode(page.After, scope, order, "after"),
            page.Before is null ? null : cursors.Decode(page.Before, scope, order, "before"));
        return new PageRequest(page, bounds, scope);
    }
}
