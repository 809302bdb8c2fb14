using GraphTenancy.GraphQL.Data.Mapping;
using GraphTenancy.GraphQL.Data.Paging;
using GraphTenancy.GraphQL.Engine.Execution.Planning;

namespace GraphTenancy.GraphQL.Data.Compilation;

/// <summary>
/// The fields that an operation selects of a table's rows, before <c>@skip</c> and <c>@include</c> by variables.
/// </summary>
internal sealed record SelectedObject(TableMapping Table, IReadOnlyList<SelectedField> Fields);

/// <summary>A selected field of a row.</summary>
internal abstract record SelectedField(PlannedField Field);

internal sealed record SelectedColumn(PlannedField Field, ColumnMapping Column) : SelectedField(Field);

internal sealed record SelectedTypeName(PlannedField Field, string TypeName) : SelectedField(Field);

internal sealed record SelectedRelation(PlannedField Field, RelationMapping Relation, SelectedObject Object)
    : SelectedField(Field);

/// <summary>A list whose field is a connection.</summary>
internal sealed record SelectedConnection(
    PlannedField Field, RelationMapping Relation, IReadOnlyList<SelectedPart> Parts) : SelectedField(Field);
