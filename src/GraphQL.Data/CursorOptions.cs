namespace GraphTenancy.GraphQL.Data;

/// <summary>How cursors are signed.</summary>
public sealed class CursorOptions
{
    /// <summary>
    /// The key of the signature, at least 32 bytes, the same on all servers that share clients. Not set: random for
    /// this process, so cursors end with it.
    /// </summary>
    public byte[]? Key { get; set; }
}
