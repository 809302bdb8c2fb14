using GraphTenancy.GraphQL.Data.Compilation;
using GraphTenancy.GraphQL.Data.Mapping;
using GraphTenancy.GraphQL.Engine.Execution.Planning;

namespace GraphTenancy.GraphQL.Data.Aggregation;

/// <summary>
/// A field that an operation selects of an aggregate or of its groups, before <c>@skip</c> and <c>@include</c> by
/// variables.
/// </summary>
internal abstract record AggregateField(PlannedField Field);

internal sealed record AggregateTypeName(PlannedField Field) : AggregateField(Field);

internal sealed record AggregateCount(PlannedField Field) : AggregateField(Field);

/// <summary>The functions over a column.</summary>
internal sealed record AggregateColumn(PlannedField Field, IReadOnlyList<AggregateField> Functions)
    : AggregateField(Field);

internal sealed record AggregateFunction(PlannedField Field, AggregatedColumn Column, AggregateFunctions Function)
    : AggregateField(Field);

/// <summary>A <c>groupBy</c>.</summary>
internal sealed record AggregateGroups(PlannedField Field, IReadOnlyList<AggregateField> Fields)
    : AggregateField(Field);

/// <summary>The key of a group; the object is what is selected of a relation's row.</summary>
internal sealed record AggregateKey(PlannedField Field, GroupKey Key, SelectedObject? Object) : AggregateField(Field);
