namespace GraphTenancy.Persistence.Events;

/// <summary>How a repository makes an aggregate and names its streams.</summary>
public interface IAggregateFactory<TSelf>
    where TSelf : IAggregateFactory<TSelf>
{
    /// <summary>The kind of stream, stored with each of them.</summary>
    static abstract string StreamType { get; }

    /// <summary>An aggregate without events.</summary>
    static abstract TSelf Create(Guid tenantId, Guid id);
}
