using GraphTenancy.GraphQL.Data.Compilation;
using GraphTenancy.GraphQL.Data.Execution;
using GraphTenancy.GraphQL.Data.Fields;
using GraphTenancy.GraphQL.Engine.Execution;

namespace GraphTenancy.GraphQL.Data.Plans;

/// <summary>Asks whether there is a row.</summary>
internal sealed class ExistsPlan(DataFieldSettings settings, DataServices services) : DescribedPlan(settings, services)
{
    protected override FetchRun Prepare(object description, FetchRequest request, Guid tenantId)
    {
        SqlText sql = new SqlText().Append($"select exists(select from {Table.Name} t0");
        ConditionsOf((IRowDescription)description, request).WriteWhere(sql);
        var answer = new BooleanHandler();
        var run = new Run(answer);
        run.Add(sql.Append(")").ToStatement(), answer);
        return run;
    }

    private sealed class Run(BooleanHandler answer) : FetchRun
    {
        public override FetchedValue Complete() => new BooleanValue(answer.Value);
    }
}
