using GraphTenancy.GraphQL.Data;
using GraphTenancy.GraphQL.Engine.CodeFirst;

namespace GraphTenancy.GraphQL.Schema.Events;

/// <summary>Reads of the history.</summary>
[QueryType]
public static class EventQueries
{
    /// <summary>The tenant's events, oldest first unless another order is asked for.</summary>
    [UsePaging(IncludeTotalCount = true)]
    [UseFiltering]
    [UseSorting]
    public static Rows<Event> GetEvents() => Rows.Of<Event>().OrderByColumn("position");
}
