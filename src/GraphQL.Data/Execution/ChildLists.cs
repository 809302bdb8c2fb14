using GraphTenancy.GraphQL.Data.Compilation;
using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Execution;

namespace GraphTenancy.GraphQL.Data.Execution;

/// <summary>The values of one list level, found by their parent's key.</summary>
internal abstract class ChildLists : IDisposable
{
    /// <summary>Writes the value of a parent.</summary>
    public abstract void Write(RowKey parent, ResultWriter target);

    public abstract void Dispose();
}

/// <summary>The lists of one level, rendered one after the other into one buffer.</summary>
internal sealed class RenderedLists : ChildLists
{
    private readonly Dictionary<RowKey, (int Start, int Length)> _slices = [];

    public ResultWriter Writer { get; } = new(16 * 1024);

    /// <summary>
    /// Notes that the items of <paramref name="parent"/> stand from <paramref name="start"/> to the buffer's end.
    /// </summary>
    public void Add(RowKey parent, int start) => _slices.Add(parent, (start, Writer.Mark() - start));

    /// <summary>Writes the list of a parent, empty when it has no items.</summary>
    public override void Write(RowKey parent, ResultWriter target)
    {
        target.WriteStartArray();
        if (_slices.TryGetValue(parent, out (int Start, int Length) slice))
        {
            target.WriteRaw(Writer.Written.Span.Slice(slice.Start, slice.Length));
        }

        target.WriteEndArray();
    }

    public override void Dispose() => Writer.Dispose();
}

/// <summary>A level whose arguments were refused: it fails for each parent.</summary>
internal sealed class FailedLists(GraphQLException failure) : ChildLists
{
    public override void Write(RowKey parent, ResultWriter target) => throw new GraphQLException(failure.Error);

    public override void Dispose()
    {
        // It holds nothing.
    }
}
