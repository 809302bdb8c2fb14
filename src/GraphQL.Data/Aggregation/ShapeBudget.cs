namespace GraphTenancy.GraphQL.Data.Aggregation;

/// <summary>
/// How many statements of groups one plan may keep: a client that sends every order there is must not fill the memory.
/// </summary>
internal sealed class ShapeBudget
{
    private const int MaxShapes = 64;

    private int _taken;

    public bool TryTake() => Volatile.Read(ref _taken) < MaxShapes && Interlocked.Increment(ref _taken) <= MaxShapes;
}
