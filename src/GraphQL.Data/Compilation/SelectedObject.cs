using GraphTenancy.GraphQL.Data.Mapping;
using GraphTenancy.GraphQL.Data.Paging;
using GraphTenancy.GraphQL.Engine.Execution.Planning;

namespace GraphTenancy.GraphQL.Data.Compilation;

/// <summary>
/// The fields that an operation selects of a table's rows, before <c>@skip</c> and <c>@include</c> by variables.
/// </summary>
/// <param name="Table">The table.</param>
/// <param name="Fields">The fields.</param>
/// <param name="AbstractTypeName">
/// The name of the rows' type where they stand for an interface; null: the field's type says it.
/// </param>
internal sealed record SelectedObject(
    TableMapping Table, IReadOnlyList<SelectedField> Fields, string? AbstractTypeName = null);

/// <summary>A selected field of a row.</summary>
internal abstract record SelectedField(PlannedField Field);

internal sealed record SelectedColumn(PlannedField Field, ColumnMapping Column) : SelectedField(Field);

internal sealed record SelectedTypeName(PlannedField Field, string TypeName) : SelectedField(Field);

internal sealed record SelectedRelation(PlannedField Field, RelationMapping Relation, SelectedObject Object)
    : SelectedField(Field);

/// <summary>A list whose field is a connection.</summary>
internal sealed record SelectedConnection(
    PlannedField Field, RelationMapping Relation, IReadOnlyList<SelectedPart> Parts) : SelectedField(Field);

/// <summary>A field that code computes from columns.</summary>
internal sealed record SelectedComputed(PlannedField Field, Requirement Requirement) : SelectedField(Field);
