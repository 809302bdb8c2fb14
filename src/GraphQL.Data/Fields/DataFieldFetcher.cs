using GraphTenancy.GraphQL.Data.Aggregation;
using GraphTenancy.GraphQL.Data.Plans;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Execution.Planning;
using GraphTenancy.GraphQL.Engine.Types;

namespace GraphTenancy.GraphQL.Data.Fields;

/// <summary>Plans a field whose member returns a description.</summary>
internal sealed class DataFieldFetcher(DataFieldSettings settings, DataServices services) : FieldFetcher
{
    public DataFieldSettings Settings => settings;

    public override FetchPlan Plan(PlannedField field, Schema schema) => settings switch
    {
        { Kind: DataFieldKind.Exists } => new ExistsPlan(settings, services),
        { Kind: DataFieldKind.Count } => new CountPlan(settings, services),
        { Kind: DataFieldKind.Aggregate } => new AggregatePlan(field, settings, services),
        { Kind: DataFieldKind.Row } => new RowPlan(field, settings, services),
        { Paging: { } paging } => new ConnectionPlan(field, settings, paging, services),
        _ => new ListPlan(field, settings, services),
    };
}
