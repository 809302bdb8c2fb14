using GraphTenancy.GraphQL.Data.Compilation;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Execution.Planning;

namespace GraphTenancy.GraphQL.Data.Aggregation;

/// <summary>Writes an object whose fields come from the row that is read.</summary>
internal sealed class PartWriter(PlannedField field, RowWriter fields) : FieldWriter(field)
{
    public override void WriteValue(in RowContext row, ResultWriter writer) => fields.Write(row, writer);
}

/// <summary>Writes groups that were read before the row of totals.</summary>
internal sealed class GroupsWriter(PlannedField field, int grouping) : FieldWriter(field)
{
    // There is one parent, the aggregate, and it has no key.
    public override void WriteValue(in RowContext row, ResultWriter writer) =>
        row.Children[grouping].Write(parent: default, writer);
}

/// <summary>Writes the field of a key that was not asked for.</summary>
internal sealed class NullWriter(PlannedField field) : FieldWriter(field)
{
    public override void WriteValue(in RowContext row, ResultWriter writer) => WriteNull(writer);
}
