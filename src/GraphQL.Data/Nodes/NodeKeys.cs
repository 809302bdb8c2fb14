using GraphTenancy.GraphQL.Data.Mapping;
using GraphTenancy.GraphQL.Engine.CodeFirst;

namespace GraphTenancy.GraphQL.Data.Nodes;

/// <summary>Keys behind global ids.</summary>
internal static class NodeKeys
{
    /// <summary>The value as the column holds it: a global id becomes its key, anything else stays.</summary>
    /// <exception cref="Engine.Errors.GraphQLException">It is the id of another type, or no id.</exception>
    public static object ToKey(ColumnMapping column, object value) =>
        column.NodeTypeName is { } type && value is string id ? GlobalId.DecodeGuid(id, type) : value;
}
