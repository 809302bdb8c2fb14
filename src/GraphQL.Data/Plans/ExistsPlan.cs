using GraphTenancy.GraphQL.Data.Execution;
using GraphTenancy.GraphQL.Data.Fields;
using GraphTenancy.GraphQL.Engine.Execution;

namespace GraphTenancy.GraphQL.Data.Plans;

/// <summary>Asks whether there is a row.</summary>
internal sealed class ExistsPlan(DataFieldSettings settings, DataServices services) : DescribedPlan(settings, services)
{
    protected override FetchRun Prepare(object description, FetchRequest request, Guid tenantId)
    {
        var answer = new BooleanHandler();
        var run = new Run(answer);
        run.Add(Exists(ConditionsOf((IRowDescription)description, request)), answer);
        return run;
    }

    private sealed class Run(BooleanHandler answer) : FetchRun
    {
        public override FetchedValue Complete() => new BooleanValue(answer.Value);
    }
}
