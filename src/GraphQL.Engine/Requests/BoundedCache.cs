namespace GraphTenancy.GraphQL.Engine.Requests;

/// <summary>A cache of bounded size that drops what was used least recently. Safe for all threads.</summary>
/// <typeparam name="TKey">The key.</typeparam>
/// <typeparam name="TValue">The value; made at most once for a key as long as it stays.</typeparam>
internal sealed class BoundedCache<TKey, TValue>
    where TKey : notnull
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TKey, LinkedListNode<Entry>> _entries = [];
    private readonly LinkedList<Entry> _byUse = [];
    private readonly int _capacity;

    public BoundedCache(int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        _capacity = capacity;
    }

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

    /// <summary>
    /// Finds or makes a value. When making it fails, nothing is kept and every waiter sees the exception.
    /// </summary>
    public TValue GetOrAdd<TState>(TKey key, TState state, Func<TState, TValue> make)
    {
        Entry entry = FindOrAdd(key, state, make);
        bool isNew = !entry.Value.IsValueCreated;
        try
        {
            TValue value = entry.Value.Value;
            if (isNew)
            {
                // Only now: what cannot be made must not push out what could.
                DropOldest();
            }

            return value;
        }
        catch
        {
            Remove(key, entry);
            throw;
        }
    }

    private void DropOldest()
    {
        lock (_gate)
        {
            while (_entries.Count > _capacity && _byUse.Last is { } oldest)
            {
                _entries.Remove(oldest.Value.Key);
                _byUse.RemoveLast();
            }
        }
    }

    private Entry FindOrAdd<TState>(TKey key, TState state, Func<TState, TValue> make)
    {
        lock (_gate)
        {
            if (_entries.TryGetValue(key, out LinkedListNode<Entry>? node))
            {
                if (node.Previous is not null)
                {
                    _byUse.Remove(node);
                    _byUse.AddFirst(node);
                }

                return node.Value;
            }

            Entry entry = Entry.Create(key, state, make);
            _entries.Add(key, _byUse.AddFirst(entry));
            return entry;
        }
    }

    private void Remove(TKey key, Entry entry)
    {
        lock (_gate)
        {
            if (_entries.TryGetValue(key, out LinkedListNode<Entry>? node) && ReferenceEquals(node.Value, entry))
            {
                _entries.Remove(key);
                _byUse.Remove(node);
            }
        }
    }

    private sealed record Entry(TKey Key, Lazy<TValue> Value)
    {
        // Lazy: the value is made outside the lock, once, however many ask for it at the same time.
        public static Entry Create<TState>(TKey key, TState state, Func<TState, TValue> make) =>
            new(key, new Lazy<TValue>(() => make(state)));
    }
}
