using GraphTenancy.GraphQL.Data.Execution;
using GraphTenancy.GraphQL.Data.Fields;
using GraphTenancy.GraphQL.Data.Paging;
using GraphTenancy.GraphQL.Data.Sorting;
using GraphTenancy.GraphQL.Engine.Errors;

namespace GraphTenancy.GraphQL.Data.Compilation;

/// <summary>What a request asks of a list level by the field's arguments.</summary>
/// <param name="Order">The order of the rows of one parent.</param>
/// <param name="Conditions">The filter.</param>
/// <param name="Page">The page of each parent; null for a plain list.</param>
internal sealed record LevelRequest(RowOrdering Order, RowConditions Conditions, PageRequest? Page)
{
    /// <summary>The order in which the rows are read.</summary>
    public RowOrdering ReadOrder => Page?.ReadOrder ?? Order;

    /// <summary>Reads and checks the arguments.</summary>
    /// <exception cref="GraphQLException">An argument is refused.</exception>
    public static LevelRequest Read(ChildLevel level, LevelScope scope)
    {
        DataFieldSettings settings = level.Settings;
        IReadOnlyDictionary<string, object?> arguments = level.Field.Arguments.Coerce(scope.Variables);
        DataOptions options = scope.Services.Options;
        RowOrdering order = settings.OrderArgument(arguments) is { Count: > 0 } given
            ? RowOrdering.OfArgument(level.Rows.Table, given, options)
            : level.DefaultOrder;
        var conditions = new RowConditions(level.Rows.Table, [], settings.FilterArgument(arguments), options);
        PageRequest? page = settings.Paging is { } paging
            ? PageRequest.ReadBelow(arguments, settings, paging, order, scope.TenantId, scope.Services.Cursors)
            : null;
        return new LevelRequest(order, conditions, page);
    }
}
