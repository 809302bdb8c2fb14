using System.Text.Json;
using GraphTenancy.GraphQL.Data.Mapping;
using GraphTenancy.GraphQL.Engine.CodeFirst;
using GraphTenancy.GraphQL.Schema.Tenants;

namespace GraphTenancy.GraphQL.Schema.Events;

/// <summary>An event of the tenant's history; never changed, never deleted.</summary>
[ObjectType]
[Table("event_store.events", Key = "event_id")]
public sealed record Event
{
    /// <summary>The event's own id.</summary>
    [Column("event_id")]
    public required Guid EventId { get; init; }

    /// <summary>The stream that it belongs to: the id of its aggregate.</summary>
    [Filterable]
    public required Guid StreamId { get; init; }

    /// <summary>The kind of aggregate, such as Order.</summary>
    [Filterable(Unindexed = true)]
    public required string StreamType { get; init; }

    /// <summary>Its place in the stream, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>The type's name, such as OrderPlaced.</summary>
    [Column("event_type")]
    [Filterable]
    public required string EventType { get; init; }

    /// <summary>The version of the type's shape.</summary>
    public required int SchemaVersion { get; init; }

    /// <summary>What happened.</summary>
    public required JsonElement Data { get; init; }

    /// <summary>What is known beside it.</summary>
    public required JsonElement Metadata { get; init; }

    /// <summary>The user in whose name it was appended.</summary>
    [Filterable(Unindexed = true)]
    public required Guid ActorId { get; init; }

    /// <summary>Ties the events of one request together.</summary>
    [Filterable]
    public required Guid CorrelationId { get; init; }

    /// <summary>The event that caused it; null when a user did.</summary>
    public Guid? CausationId { get; init; }

    /// <summary>When it was appended.</summary>
    [Column("recorded_at")]
    [Filterable]
    [Sortable]
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The tenant that it belongs to.</summary>
    [ToOne("tenant_id")]
    public required Tenant Tenant { get; init; }
}
