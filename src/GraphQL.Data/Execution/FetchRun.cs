using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.Persistence.Sessions;

namespace GraphTenancy.GraphQL.Data.Execution;

/// <summary>
/// One fetch of one request on its way: its statements, the reading of their results, and the value that comes of it.
/// </summary>
internal abstract class FetchRun : IDisposable
{
    private readonly List<FetchStep> _steps = [];
    private readonly List<IDisposable> _buffers = [];

    /// <summary>The statements in the order in which they are sent: what is read first stands first.</summary>
    public IReadOnlyList<FetchStep> Steps => _steps;

    /// <summary>
    /// Takes what the rows leave to the engine; null: nothing may be left, and a field that fails, fails the fetch.
    /// </summary>
    public FetchMarks? Marks { get; set; }

    /// <summary>What the field's member described; kept so that it is never asked twice.</summary>
    public object? Description { get; set; }

    public void Add(SqlStatement statement, ResultHandler handler)
    {
        handler.Run = this;
        _steps.Add(new FetchStep(statement, handler));
    }

    /// <summary>Keeps a buffer until the end of the fetch.</summary>
    public T Own<T>(T buffer)
        where T : IDisposable
    {
        _buffers.Add(buffer);
        return buffer;
    }

    /// <summary>The value, when all results are read. It disposes this fetch with itself.</summary>
    public abstract FetchedValue Complete();

    public void Dispose()
    {
        foreach (IDisposable buffer in _buffers)
        {
            buffer.Dispose();
        }

        _buffers.Clear();
    }
}

/// <summary>A statement and who reads its result.</summary>
internal readonly record struct FetchStep(SqlStatement Statement, ResultHandler Handler);
