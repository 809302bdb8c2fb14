using GraphTenancy.GraphQL.Data.Compilation;
using GraphTenancy.GraphQL.Data.Execution;
using GraphTenancy.GraphQL.Engine.Execution;

namespace GraphTenancy.GraphQL.Data.Aggregation;

/// <summary>The groups of one <c>groupBy</c>, rendered one after the other.</summary>
internal sealed class RenderedGroups : ChildLists
{
    public ResultWriter Writer { get; } = new();

    public override void Write(RowKey parent, ResultWriter target)
    {
        target.WriteStartArray();
        if (Writer.Mark() > 0)
        {
            target.WriteRaw(Writer.Written.Span);
        }

        target.WriteEndArray();
    }

    public override void Dispose() => Writer.Dispose();
}
