using GraphTenancy.GraphQL.Data.Compilation;
using GraphTenancy.GraphQL.Engine.Execution;

namespace GraphTenancy.GraphQL.Data.Execution;

/// <summary>
/// The lists of one level, rendered one after the other into one buffer and found by their parent's key.
/// </summary>
internal sealed class ChildLists : IDisposable
{
    private readonly Dictionary<RowKey, (int Start, int Length)> _slices = [];

    public ResultWriter Writer { get; } = new();

    /// <summary>
    /// Notes that the items of <paramref name="parent"/> stand from <paramref name="start"/> to the buffer's end.
    /// </summary>
    public void Add(RowKey parent, int start) => _slices.Add(parent, (start, Writer.Mark() - start));

    /// <summary>Writes the list of a parent, empty when it has no items.</summary>
    public void Write(RowKey parent, ResultWriter target)
    {
        target.WriteStartArray();
        if (_slices.TryGetValue(parent, out (int Start, int Length) slice))
        {
            target.WriteRaw(Writer.Written.Span.Slice(slice.Start, slice.Length));
        }

        target.WriteEndArray();
    }

    public void Dispose() => Writer.Dispose();
}
