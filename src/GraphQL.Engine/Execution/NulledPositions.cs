using GraphTenancy.GraphQL.Engine.Errors;

namespace GraphTenancy.GraphQL.Engine.Execution;

/// <summary>The positions of a response that errors made null.</summary>
internal sealed class NulledPositions
{
    private readonly Node _root = new();

    /// <summary>Whether the position, or one above it, is null.</summary>
    public bool Contains(ResultPath? position) => Find(position, isAdding: false) is null;

    /// <summary>Makes a position null; false, when it, or one above it, is null already.</summary>
    public bool TryAdd(ResultPath? position)
    {
        if (Find(position, isAdding: true) is not { } node)
        {
            return false;
        }

        node.IsNull = true;
        return true;
    }

    // Null where the way to the position meets a null; the last node on the way where none is added.
    private Node? Find(ResultPath? position, bool isAdding)
    {
        Node node = _root;
        foreach (object key in position?.ToList() ?? [])
        {
            if (node.IsNull)
            {
                return null;
            }

            if (node.Below.TryGetValue(key, out Node? below))
            {
                node = below;
            }
            else if (isAdding)
            {
                node = node.Below[key] = new Node();
            }
            else
            {
                return node;
            }
        }

        return node.IsNull ? null : node;
    }

    private sealed class Node
    {
        public bool IsNull { get; set; }

        public Dictionary<object, Node> Below { get; } = [];
    }
}
