using GraphTenancy.GraphQL.Engine.Errors;

namespace GraphTenancy.GraphQL.Engine.Execution;

/// <summary>
/// Where in the response the writer stands; becomes a <see cref="ResultPath"/> only when there is an error.
/// </summary>
/// <param name="start">Where the writer began; <see langword="null"/> for the root.</param>
internal sealed class PathStack(ResultPath? start)
{
    private (string? Key, int Index)[] _segments = new (string? Key, int Index)[16];
    private int _depth;

    public void Push(string key) => Add((key, -1));

    public void Push(int index) => Add((null, index));

    public void Pop() => _depth--;

    /// <summary>Goes back to an earlier depth, for a writer that left by an exception.</summary>
    public void ReturnTo(int depth) => _depth = depth;

    public int Depth => _depth;

    public ResultPath ToPath()
    {
        ResultPath? path = start;
        foreach ((string? key, int index) in _segments.AsSpan(0, _depth))
        {
            path = key is null ? ResultPath.Item(path, index) : ResultPath.Field(path, key);
        }

        return path ?? throw new InvalidOperationException("The response root has no path.");
    }

    private void Add((string? Key, int Index) segment)
    {
        if (_depth == _segments.Length)
        {
            Array.Resize(ref _segments, _depth * 2);
        }

        _segments[_depth++] = segment;
    }
}
