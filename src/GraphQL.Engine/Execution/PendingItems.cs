using GraphTenancy.GraphQL.Engine.Types;

namespace GraphTenancy.GraphQL.Engine.Execution;

/// <summary>Values of list fields whose items are tasks.</summary>
internal static class PendingItems
{
    /// <summary>Whether the value of a field of the type has to be waited for item by item.</summary>
    public static bool AreIn(object? value, GraphQLType type) =>
        type.NullableType is ListType && value is IEnumerable<Task<object?>>;
}
