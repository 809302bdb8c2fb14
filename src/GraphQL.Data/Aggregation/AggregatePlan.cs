using GraphTenancy.GraphQL.Data.Compilation;
using GraphTenancy.GraphQL.Data.Execution;
using GraphTenancy.GraphQL.Data.Fields;
using GraphTenancy.GraphQL.Data.Plans;
using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Execution.Planning;

namespace GraphTenancy.GraphQL.Data.Aggregation;

/// <summary>
/// Reads an aggregate: one statement for all its totals, one for each <c>groupBy</c>, none for what is not selected.
/// </summary>
internal sealed class AggregatePlan : DescribedPlan
{
    private readonly CompiledCache<CompiledAggregate> _compiled;

    public AggregatePlan(PlannedField field, DataFieldSettings settings, DataServices services)
        : base(settings, services)
    {
        AggregateMapping mapping = AggregateMapping.For(settings.RowType);
        var reader = new SelectionReader();
        IReadOnlyList<AggregateField> selected = new AggregateSelectionReader(mapping, reader).ReadAll(field);
        HasComputed = reader.HasComputed;
        var budget = new ShapeBudget();
        _compiled = new(reader.Conditions, active => CompiledAggregate.Compile(mapping, selected, active, budget));
    }

    protected override FetchRun Prepare(object description, FetchRequest request, Guid tenantId)
    {
        CompiledAggregate aggregate = _compiled.Get(request.Variables);
        RowConditions conditions = ConditionsOf((IRowDescription)description, request);
        var run = new AggregateRun(aggregate);
        for (int i = 0; i < aggregate.Groupings.Count; i++)
        {
            if (TryRead(run, i, aggregate.Groupings[i], request.Variables) is { } groups)
            {
                AddGroups(run, i, groups, conditions, ScopeOf(request, tenantId));
            }
        }

        if (aggregate.Columns.Count > 0)
        {
            SqlText sql = new SqlText().Append(
                $"select {string.Join(", ", aggregate.Columns)} from {Table.Name} t0");
            conditions.WriteWhere(sql);
            run.Add(sql.ToStatement(), run.Totals);
        }

        return run;
    }

    // A refused argument is an error of the grouping alone.
    private SizedGroups? TryRead(AggregateRun run, int index, Grouping grouping, VariableValues variables)
    {
        try
        {
            return grouping.Read(variables, Services.Options);
        }
        catch (GraphQLException refusal)
        {
            run.Refuse(index, refusal);
            return null;
        }
    }

    private static void AddGroups(
        AggregateRun run, int index, SizedGroups asked, RowConditions conditions, LevelScope scope)
    {
        CompiledGroups groups = asked.Groups;
        SqlText sql = new SqlText().Append(groups.Head);
        conditions.WriteWhere(sql);
        sql.Append(groups.Tail).Append(SqlText.Limit(asked.Size));
        if (groups.Joined is not { } joined)
        {
            run.Add(sql.ToStatement(), run.Groups(index, groups.Writer, []));
            return;
        }

        RowStatement rows = joined.Of(sql.ToString());
        ChildLists[] lists = ListLevels.Add(run, scope, new ParentRows(rows, Tail: "", sql.Values));
        run.Add(
            new SqlText(sql.Values).Append($"select {rows.SelectList} from {rows.From} order by {joined.OrderBy}")
                .ToStatement(),
            run.Groups(index, groups.Writer, lists));
    }
}
