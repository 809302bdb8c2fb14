using GraphTenancy.GraphQL.Data.Execution;
using GraphTenancy.GraphQL.Data.Fields;
using GraphTenancy.GraphQL.Engine.Execution;

namespace GraphTenancy.GraphQL.Data.Plans;

/// <summary>Counts rows.</summary>
internal sealed class CountPlan(DataFieldSettings settings, DataServices services) : DescribedPlan(settings, services)
{
    protected override FetchRun Prepare(object description, FetchRequest request, Guid tenantId)
    {
        var answer = new CountHandler();
        var run = new Run(answer);
        run.Add(Count(ConditionsOf((IRowDescription)description, request)), answer);
        return run;
    }

    private sealed class Run(CountHandler answer) : FetchRun
    {
        public override FetchedValue Complete() => new CountValue(answer.Count);
    }
}
