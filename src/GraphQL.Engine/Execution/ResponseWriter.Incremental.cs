using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Execution.Incremental;
using GraphTenancy.GraphQL.Engine.Execution.Planning;
using GraphTenancy.GraphQL.Engine.Types;

namespace GraphTenancy.GraphQL.Engine.Execution;

/// <content>
/// What was deferred and streamed inside of what is written. It is collected while writing, so that what lies below a
/// null that travelled up is never delivered.
/// </content>
internal sealed partial class ResponseWriter
{
    private List<(int Position, object Work)>? _work;

    /// <summary>The error that made the whole value null.</summary>
    public GraphQLError FatalError => _errors.Fatal;

    /// <summary>Writes an object that is delivered later; false, when a null travelled up to it.</summary>
    public bool TryWriteObject(ResolvedObject target) => WriteResolvedObject(target);

    /// <summary>Writes an item that is delivered later; false, when a null travelled up to the list.</summary>
    public bool TryWriteItem(GraphQLType type, object? value, PlannedField field) => WriteValue(type, value, field);

    /// <summary>Everything deferred and streamed inside of what was written.</summary>
    public IncrementalWork TakeWork()
    {
        if (_work is not { Count: > 0 })
        {
            return IncrementalWork.None;
        }

        DeferredWork[] deferred = [.. _work.Select(static item => item.Work).OfType<DeferredWork>()];
        ItemStream[] streams = [.. _work.Select(static item => item.Work).OfType<ItemStream>()];
        foreach (ItemStream stream in streams)
        {
            stream.IsWanted = true;
        }

        _work = null;
        return new IncrementalWork(
            [.. deferred.SelectMany(static work => work.Groups)],
            [.. deferred.SelectMany(static work => work.Units)],
            streams);
    }

    private void Collect(object work, int position) => (_work ??= []).Add((position, work));

    private void Rollback(int mark)
    {
        writer.Rollback(mark);
        while (_work is { Count: > 0 } && _work[^1].Position > mark)
        {
            _work.RemoveAt(_work.Count - 1);
        }
    }
}
