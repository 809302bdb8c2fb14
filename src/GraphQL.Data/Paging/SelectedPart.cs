using GraphTenancy.GraphQL.Data.Compilation;
using GraphTenancy.GraphQL.Data.Mapping;
using GraphTenancy.GraphQL.Engine.Execution.Planning;

namespace GraphTenancy.GraphQL.Data.Paging;

internal enum ConnectionPart
{
    TypeName,
    PageInfo,
    Edges,
    Nodes,
    TotalCount,
    HasNextPage,
    HasPreviousPage,
    StartCursor,
    EndCursor,
    Cursor,
    Node,
}

/// <summary>A selected field of a connection, its edges or its page info.</summary>
/// <param name="Field">The field.</param>
/// <param name="Part">Which it is.</param>
/// <param name="Fields">The fields below, for <c>edges</c> and <c>pageInfo</c>.</param>
/// <param name="Object">The row's fields, for <c>nodes</c> and <c>node</c>.</param>
internal sealed record SelectedPart(
    PlannedField Field, ConnectionPart Part, IReadOnlyList<SelectedPart> Fields, SelectedObject? Object)
{
    /// <summary>Reads the selection of a connection.</summary>
    public static IReadOnlyList<SelectedPart> ReadAll(PlannedField parent, TableMapping table, SelectionReader reader)
    {
        // A composite field always has selections, and a connection, an edge and a page info are one type each.
        SelectionPlan selections = parent.Selections!;
        var parts = new List<SelectedPart>();
        foreach (PlannedField field in selections.For(selections.Types.Single()))
        {
            reader.Note(field);
            ConnectionPart part = PartOf(field);
            parts.Add(new SelectedPart(
                field,
                part,
                part is ConnectionPart.Edges or ConnectionPart.PageInfo ? ReadAll(field, table, reader) : [],
                part is ConnectionPart.Nodes or ConnectionPart.Node ? reader.Read(field, table) : null));
        }

        return parts;
    }

    private static ConnectionPart PartOf(PlannedField field) => field.Definition.Name switch
    {
        "pageInfo" => ConnectionPart.PageInfo,
        "edges" => ConnectionPart.Edges,
        "nodes" => ConnectionPart.Nodes,
        "totalCount" => ConnectionPart.TotalCount,
        "hasNextPage" => ConnectionPart.HasNextPage,
        "hasPreviousPage" => ConnectionPart.HasPreviousPage,
        "startCursor" => ConnectionPart.StartCursor,
        "endCursor" => ConnectionPart.EndCursor,
        "cursor" => ConnectionPart.Cursor,
        "node" => ConnectionPart.Node,
        _ when SelectionReader.IsTypeName(field) => ConnectionPart.TypeName,
        string name => throw new InvalidOperationException($"A connection has no field {name}."),
    };
}
