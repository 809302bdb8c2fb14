namespace GraphTenancy.GraphQL.Engine.Execution;

/// <summary>The items of a list that came one by one, and when each of them came.</summary>
internal sealed class LateItems : List<object?>
{
    private readonly List<int> _epochs = [];

    /// <summary>Adds an item.</summary>
    public void Add(object? item, int epoch)
    {
        Add(item);
        _epochs.Add(epoch);
    }

    /// <summary>Puts an item into its place.</summary>
    public void Set(int index, object? item, int epoch)
    {
        this[index] = item;
        _epochs[index] = epoch;
    }

    /// <summary>When an item came; see <see cref="FieldTask.Epoch"/>.</summary>
    public int EpochOf(int index) => _epochs[index];
}
