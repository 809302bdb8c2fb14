using GraphTenancy.GraphQL.Data;
using GraphTenancy.GraphQL.Engine.CodeFirst;
using GraphTenancy.GraphQL.Tenancy;
using GraphTenancy.Persistence.Events;

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

    /// <summary>The types of events that this server knows, by name.</summary>
    [TenantFree]
    public static IReadOnlyList<EventTypeInfo> GetEventTypes([Service] EventRegistry registry) =>
        [.. registry.Types.Select(static type => new EventTypeInfo(type.Name, type.Version))];
}
