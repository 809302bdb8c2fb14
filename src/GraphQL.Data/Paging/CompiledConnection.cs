using System.Text;
using GraphTenancy.GraphQL.Data.Compilation;
using GraphTenancy.GraphQL.Data.Mapping;

namespace GraphTenancy.GraphQL.Data.Paging;

/// <summary>A connection's selection, compiled for one combination of conditional fields.</summary>
internal sealed class CompiledConnection
{
    private CompiledConnection(IReadOnlyList<CompiledPart> parts, RowStatement rows)
    {
        Parts = parts;
        Rows = rows;
        Sections = [.. parts.Where(static part => part.SectionIndex is not null)];
        List<CompiledPart> pageInfo = [.. parts.Where(static part => part.Part == ConnectionPart.PageInfo)
            .SelectMany(static part => part.Fields)];
        HasNextPage = pageInfo.Exists(static part => part.Part == ConnectionPart.HasNextPage);
        HasPreviousPage = pageInfo.Exists(static part => part.Part == ConnectionPart.HasPreviousPage);
        HasEndCursors = pageInfo.Exists(
            static part => part.Part is ConnectionPart.StartCursor or ConnectionPart.EndCursor);
        HasEdgeCursors = Sections.Any(static part => part.Fields.Any(static f => f.Part == ConnectionPart.Cursor));
        HasTotalCount = parts.Any(static part => part.Part == ConnectionPart.TotalCount);
        NeedsRows = Sections.Count > 0 || HasNextPage || HasPreviousPage || HasEndCursors;
    }

    public IReadOnlyList<CompiledPart> Parts { get; }

    public RowStatement Rows { get; }

    /// <summary>
    /// The parts that hold an entry for each row: <c>edges</c> and <c>nodes</c>, perhaps several times.
    /// </summary>
    public IReadOnlyList<CompiledPart> Sections { get; }

    public bool NeedsRows { get; }

    public bool HasNextPage { get; }

    public bool HasPreviousPage { get; }

    public bool HasEndCursors { get; }

    public bool HasEdgeCursors { get; }

    /// <summary>Whether rows are read with the columns of the order, that cursors are made of.</summary>
    public bool HasCursors => HasEdgeCursors || HasEndCursors;

    public bool HasTotalCount { get; }

    public static CompiledConnection Compile(
        TableMapping table, IReadOnlyList<SelectedPart> selected, ActiveFields active)
    {
        var builder = new RowStatementBuilder(table, active);
        int sections = 0;
        List<CompiledPart> parts = CompileAll(selected, builder, active, ref sections);
        return new CompiledConnection(parts, builder.Build());
    }

    private static List<CompiledPart> CompileAll(
        IReadOnlyList<SelectedPart> selected, RowStatementBuilder builder, ActiveFields active, ref int sections)
    {
        var parts = new List<CompiledPart>();
        foreach (SelectedPart part in selected)
        {
            if (active.Contains(part.Field))
            {
                parts.Add(Compile(part, builder, active, ref sections));
            }
        }

        return parts;
    }

    private static CompiledPart Compile(
        SelectedPart selected, RowStatementBuilder builder, ActiveFields active, ref int sections)
    {
        List<CompiledPart> fields = CompileAll(selected.Fields, builder, active, ref sections);
        return new CompiledPart(
            selected.Part,
            selected.Field.PropertyUtf8,
            fields,
            selected.Object is { } row ? builder.Add(row) : null,
            Encoding.UTF8.GetBytes($"\"{selected.Field.ParentType.Name}\""),
            selected.Part is ConnectionPart.Edges or ConnectionPart.Nodes ? sections++ : null);
    }
}

/// <summary>A compiled field of a connection.</summary>
/// <param name="Part">Which it is.</param>
/// <param name="Property">Its name with quotes and colon.</param>
/// <param name="Fields">The fields below.</param>
/// <param name="Row">Writes the row, for <c>nodes</c> and <c>node</c>.</param>
/// <param name="TypeName">The name of the type that has the field, in quotes.</param>
/// <param name="SectionIndex">The buffer of its entries, for <c>edges</c> and <c>nodes</c>.</param>
internal sealed record CompiledPart(
    ConnectionPart Part,
    byte[] Property,
    IReadOnlyList<CompiledPart> Fields,
    RowWriter? Row,
    byte[] TypeName,
    int? SectionIndex);
