using GraphTenancy.GraphQL.Data.Compilation;
using GraphTenancy.GraphQL.Data.Execution;
using GraphTenancy.GraphQL.Data.Fields;
using GraphTenancy.GraphQL.Engine.Execution;

namespace GraphTenancy.GraphQL.Data.Plans;

/// <summary>Counts rows.</summary>
internal sealed class CountPlan(DataFieldSettings settings, DataServices services) : DescribedPlan(settings, services)
{
    protected override FetchRun Prepare(object description, FetchRequest request, Guid tenantId)
    {
        SqlText sql = new SqlText().Append($"select count(*) from {Table.Name} t0");
        ConditionsOf((IRowDescription)description, request).WriteWhere(sql);
        var answer = new CountHandler();
        var run = new Run(answer);
        run.Add(sql.ToStatement(), answer);
        return run;
    }

    private sealed class Run(CountHandler answer) : FetchRun
    {
        public override FetchedValue Complete() => new CountValue(answer.Count);
    }
}
