using GraphTenancy.GraphQL.Engine.Execution;

namespace GraphTenancy.GraphQL.Data.Execution;

/// <summary>A value that is null, or failed.</summary>
internal sealed class NoValue : FetchedValue
{
    public override bool TryWrite(ResultWriter writer) => false;
}

internal sealed class BooleanValue(bool value) : FetchedValue
{
    public override bool TryWrite(ResultWriter writer)
    {
        writer.WriteBoolean(value);
        return true;
    }
}

internal sealed class CountValue(long value) : FetchedValue
{
    public override bool TryWrite(ResultWriter writer)
    {
        writer.WriteNumber(value);
        return true;
    }
}

/// <summary>A value that stands rendered in buffers of a fetch, which it disposes.</summary>
internal sealed class RenderedValue(FetchRun run, Func<ResultWriter, bool> write) : FetchedValue
{
    public override FetchMarks? Marks => run.Marks;

    public override bool TryWrite(ResultWriter writer) => write(writer);

    protected override void Dispose(bool disposing) => run.Dispose();
}
