namespace GraphTenancy.GraphQL.Engine.Requests.Documents;

/// <summary>
/// Documents that clients have registered, by the SHA-256 that the server took of the text itself. Bounded by number
/// and by bytes; holds nothing of a tenant or user. Safe for all threads.
/// </summary>
internal sealed class AutomaticDocumentStore(int maxDocuments, long maxBytes)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<DocumentKey, LinkedListNode<Entry>> _entries = [];
    private readonly LinkedList<Entry> _byUse = [];
    private long _bytes;

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _entries.Count;
            }
        }
    }

    /// <summary>Finds a document; <see langword="null"/> when it was never registered, or dropped since.</summary>
    public ReadOnlyMemory<byte>? Find(DocumentKey key)
    {
        lock (_gate)
        {
            if (!_entries.TryGetValue(key, out LinkedListNode<Entry>? node))
            {
                return null;
            }

            _byUse.Remove(node);
            _byUse.AddFirst(node);
            return node.Value.Document;
        }
    }

    /// <summary>Keeps a copy of a document under the hash of its own text.</summary>
    public void Add(DocumentKey key, ReadOnlyMemory<byte> document)
    {
        if (document.Length > maxBytes)
        {
            return;
        }

        lock (_gate)
        {
            if (_entries.ContainsKey(key))
            {
                return;
            }

            _entries.Add(key, _byUse.AddFirst(new Entry(key, document.ToArray())));
            _bytes += document.Length;
            while ((_entries.Count > maxDocuments || _bytes > maxBytes) && _byUse.Last is { } oldest)
            {
                _byUse.RemoveLast();
                _entries.Remove(oldest.Value.Key);
                _bytes -= oldest.Value.Document.Length;
            }
        }
    }

    private sealed record Entry(DocumentKey Key, byte[] Document);
}
