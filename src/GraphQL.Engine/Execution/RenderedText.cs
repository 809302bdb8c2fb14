namespace GraphTenancy.GraphQL.Engine.Execution;

/// <summary>A completed value as JSON.</summary>
internal sealed class RenderedText(ReadOnlyMemory<byte> utf8)
{
    public ReadOnlySpan<byte> Utf8 => utf8.Span;
}
