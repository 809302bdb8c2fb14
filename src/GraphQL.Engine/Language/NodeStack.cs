using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GraphTenancy.GraphQL.Engine.Language;

/// <summary>
/// Collects the nodes of lists that nest: an inner list takes its nodes away before the outer one goes on. So each list
/// of the tree is one array of the right length, and nothing is allocated while it grows.
/// </summary>
/// <typeparam name="T">The nodes.</typeparam>
/// <remarks>The benchmark <c>engine</c>: a list for each selection set makes parsing a quarter slower.</remarks>
internal struct NodeStack<T>
    where T : SyntaxNode
{
    private Slot[]? _items;

    /// <summary>Nodes of all unfinished lists; the start of the next one.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a node to the innermost list.</summary>
    public void Push(T item)
    {
        _items ??= new Slot[16];
        if (Count == _items.Length)
        {
            Array.Resize(ref _items, Count * 2);
        }

        _items[Count++].Node = item;
    }

    /// <summary>Finishes the list that began at <paramref name="start"/>.</summary>
    public T[] TakeFrom(int start)
    {
        ReadOnlySpan<Slot> slots = _items.AsSpan(start, Count - start);
        T[] taken = slots.IsEmpty ? [] : new T[slots.Length];
        slots.CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.As<T, Slot>(ref MemoryMarshal.GetArrayDataReference(taken)), taken.Length));
        Count = start;
        return taken;
    }

    // An array of a class that others derive from looks at the type of each item that is stored in it.
    private struct Slot
    {
        public T Node;
    }
}
