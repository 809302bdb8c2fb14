using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Execution.Planning;
using GraphTenancy.GraphQL.Engine.Types;

namespace GraphTenancy.GraphQL.Data.Nodes;

/// <summary>Plans <c>node(id)</c> and <c>nodes(ids)</c>.</summary>
internal sealed class NodeFetcher(DataServices services, bool isList) : FieldFetcher
{
    public override FetchPlan Plan(PlannedField field, Schema schema) => new NodePlan(field, services, isList);
}
