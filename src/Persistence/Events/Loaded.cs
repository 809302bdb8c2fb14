namespace GraphTenancy.Persistence.Events;

/// <summary>What loading an aggregate for a command found.</summary>
public sealed record Loaded<T>
    where T : class
{
    /// <summary>The aggregate; <see langword="null"/> when the tenant has none with this id.</summary>
    public required T? Aggregate { get; init; }

    /// <summary>Set when this very command took effect before: answer with it and run nothing.</summary>
    public required SaveResult? Replay { get; init; }
}
