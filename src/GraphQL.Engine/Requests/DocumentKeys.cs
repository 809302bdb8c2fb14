namespace GraphTenancy.GraphQL.Engine.Requests;

/// <summary>
/// Remembers the keys of documents that come again and again: comparing a document with a known one costs a fraction of
/// hashing it. Safe for all threads; of two documents with one place the later one stays.
/// </summary>
internal sealed class DocumentKeys
{
    private const int Places = 256;

    // A longer one is not worth its memory: hashing it is little beside executing it.
    private const int MaxLength = 16 * 1024;

    private readonly Entry?[] _entries = new Entry?[Places];

    /// <summary>The key of a document.</summary>
    public DocumentKey Of(ReadOnlySpan<byte> document)
    {
        if (document.Length > MaxLength)
        {
            return DocumentKey.Of(document);
        }

        // The place decides nothing but speed: whether it is the document is compared byte by byte.
        var hash = default(HashCode);
        hash.AddBytes(document);
        ref Entry? place = ref _entries[(uint)hash.ToHashCode() % Places];
        if (Volatile.Read(ref place) is { } known && document.SequenceEqual(known.Document))
        {
            return known.Key;
        }

        var entry = new Entry(document.ToArray(), DocumentKey.Of(document));
        Volatile.Write(ref place, entry);
        return entry.Key;
    }

    private sealed record Entry(byte[] Document, DocumentKey Key);
}
