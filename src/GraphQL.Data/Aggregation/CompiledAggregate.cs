using GraphTenancy.GraphQL.Data.Compilation;

namespace GraphTenancy.GraphQL.Data.Aggregation;

/// <summary>An aggregate's selection, compiled for one combination of conditional fields.</summary>
/// <param name="Columns">The expressions of the one row of totals; empty when none is selected.</param>
/// <param name="Groupings">The groupings in response order.</param>
/// <param name="Writer">Writes the aggregate from the row of totals and the groups, that stand for its lists.</param>
internal sealed record CompiledAggregate(
    IReadOnlyList<string> Columns, IReadOnlyList<Grouping> Groupings, RowWriter Writer)
{
    public static CompiledAggregate Compile(
        AggregateMapping mapping, IReadOnlyList<AggregateField> selected, ActiveFields active, ShapeBudget budget)
    {
        var expressions = new SelectedExpressions();
        var groupings = new List<Grouping>();
        var columns = new AggregateColumns(active, expressions.Ordinal);
        var writers = new List<FieldWriter>();
        foreach (AggregateField field in selected.Where(field => active.Contains(field.Field)))
        {
            if (field is AggregateGroups groups)
            {
                writers.Add(new GroupsWriter(field.Field, groupings.Count));
                groupings.Add(new Grouping(mapping, groups, active, budget));
            }
            else
            {
                writers.Add(columns.Compile(field));
            }
        }

        return new CompiledAggregate(expressions.All, groupings, new RowWriter(writers));
    }
}
