using GraphTenancy.GraphQL.Data.Compilation;
using GraphTenancy.GraphQL.Data.Execution;
using GraphTenancy.GraphQL.Data.Fields;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Execution.Planning;

namespace GraphTenancy.GraphQL.Data.Plans;

/// <summary>Reads one row by its key, or by another unique column.</summary>
internal sealed class RowPlan : DescribedPlan
{
    private readonly CompiledCache<(RowStatement Rows, RowWriter Writer)> _compiled;

    public RowPlan(PlannedField field, DataFieldSettings settings, DataServices services)
        : base(settings, services)
    {
        var reader = new SelectionReader();
        SelectedObject selected = reader.Read(field, Table);
        HasComputed = reader.HasComputed;
        _compiled = new(reader.Conditions, active => Compile(selected, active));
    }

    public static (RowStatement Rows, RowWriter Writer) Compile(SelectedObject selected, ActiveFields active)
    {
        var builder = new RowStatementBuilder(selected.Table, active);
        RowWriter writer = builder.Add(selected);
        return (builder.Build(), writer);
    }

    /// <summary>Makes the statements for the row with a key, whose description nobody has given yet.</summary>
    /// <exception cref="Engine.Errors.GraphQLException">An argument is refused.</exception>
    public FetchRun PrepareByKey(RowKeyDescription description, FetchRequest request, Guid tenantId) =>
        Prepare(request, tenantId, description);

    protected override FetchRun Prepare(object description, FetchRequest request, Guid tenantId)
    {
        (RowStatement rows, RowWriter writer) = _compiled.Get(request.Variables);
        var tail = new SqlText();
        ConditionsOf((IRowDescription)description, request).WriteWhere(tail);
        var run = new ObjectRun();
        ChildLists[] lists = ListLevels.Add(
            run, ScopeOf(request, tenantId), new ParentRows(rows, tail.ToString(), tail.Values));
        run.Add(rows.Select(tail), new RowsHandler(writer, run.Rendered, lists, limit: 1));
        return run;
    }

    private sealed class ObjectRun : FetchRun
    {
        public ObjectRun() => Rendered = Own(new ResultWriter());

        public ResultWriter Rendered { get; }

        public override FetchedValue Complete() => new RenderedValue(this, writer =>
        {
            if (Rendered.Mark() == 0)
            {
                return false;
            }

            writer.WriteRaw(Rendered.Written.Span);
            return true;
        });
    }
}
