using GraphTenancy.GraphQL.Data.Compilation;
using GraphTenancy.GraphQL.Data.Fields;
using GraphTenancy.GraphQL.Data.Sorting;
using GraphTenancy.GraphQL.Engine.Errors;

namespace GraphTenancy.GraphQL.Data.Paging;

/// <summary>What a request asks of a connection.</summary>
/// <param name="Arguments">Size and direction.</param>
/// <param name="Bounds">The range that the cursors cut out, with the order.</param>
/// <param name="Scope">What its cursors are bound to.</param>
/// <param name="Parent">
/// The parent whose cursors were given: no other one has such a page. Null without cursors, and for a root field.
/// </param>
internal sealed record PageRequest(PageArguments Arguments, PageBounds Bounds, CursorScope Scope, RowKey? Parent = null)
{
    public RowOrdering Order => Bounds.Order;

    /// <summary>The order in which the rows are read: from the range's end for the last ones.</summary>
    public RowOrdering ReadOrder => Arguments.IsBackward ? Order.Reversed() : Order;

    /// <summary>Whether a row more than the page is read, to tell if others follow in the order of reading.</summary>
    public bool AsksForMore(CompiledConnection connection) =>
        Arguments.IsBackward ? connection.HasPreviousPage : connection.HasNextPage;

    /// <summary>Whether it must be asked if rows stand in front of the range.</summary>
    public bool AsksUpToAfter(CompiledConnection connection) => connection.HasPreviousPage && Bounds.After is not null;

    /// <summary>Whether it must be asked if rows stand behind the range.</summary>
    public bool AsksFromBefore(CompiledConnection connection) => connection.HasNextPage && Bounds.Before is not null;

    /// <summary>Reads and checks the arguments of a root field's connection.</summary>
    /// <exception cref="GraphQLException">A page size or a cursor is refused.</exception>
    public static PageRequest Read(
        IReadOnlyDictionary<string, object?> arguments,
        DataFieldSettings settings,
        PagingSettings paging,
        RowOrdering order,
        Guid tenantId,
        CursorCodec cursors)
    {
        PageArguments page = PageArguments.Read(arguments, paging);
        var scope = new CursorScope(settings.Coordinate, order, tenantId);
        var bounds = new PageBounds(
            order,
            page.After is null ? null : cursors.Decode(page.After, scope.Bytes, order, "after"),
            page.Before is null ? null : cursors.Decode(page.Before, scope.Bytes, order, "before"));
        return new PageRequest(page, bounds, scope);
    }

    /// <summary>Reads and checks the arguments of a connection below rows.</summary>
    /// <exception cref="GraphQLException">A page size or a cursor is refused.</exception>
    public static PageRequest ReadBelow(
        IReadOnlyDictionary<string, object?> arguments,
        DataFieldSettings settings,
        PagingSettings paging,
        RowOrdering order,
        Guid tenantId,
        CursorCodec cursors)
    {
        PageArguments page = PageArguments.Read(arguments, paging);
        var scope = new CursorScope(settings.Coordinate, order, tenantId);
        (RowKey Parent, IReadOnlyList<SqlValue?> Key)? after =
            page.After is null ? null : cursors.DecodeBelow(page.After, scope.Bytes, order, "after");
        (RowKey Parent, IReadOnlyList<SqlValue?> Key)? before =
            page.Before is null ? null : cursors.DecodeBelow(page.Before, scope.Bytes, order, "before");
        if (after is not null && before is not null && after.Value.Parent != before.Value.Parent)
        {
            throw new GraphQLException(
                $"The cursors of 'after' and 'before' of {settings.Coordinate} belong to two different lists.",
                DataErrorCodes.CursorInvalid);
        }

        var bounds = new PageBounds(order, after?.Key, before?.Key);
        return new PageRequest(page, bounds, scope, after?.Parent ?? before?.Parent);
    }
}
