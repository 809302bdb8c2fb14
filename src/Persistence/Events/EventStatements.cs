using GraphTenancy.Persistence.Sessions;

namespace GraphTenancy.Persistence.Events;

/// <summary>
/// The SQL of the event store. Reads name no tenant: row-level security is the filter. Writes name it.
/// </summary>
internal static class EventStatements
{
    internal const string ReceiptKey = "command_receipts_pkey";

    internal static SqlStatement ReadReceipt(string idempotencyKey) => new(
        """
        select fingerprint, stream_id, version
        from event_store.command_receipts
        where idempotency_key = $1
        """,
        SqlParameter.Of(idempotencyKey));

    internal static SqlStatement InsertReceipt(
        Guid tenantId, string idempotencyKey, byte[] fingerprint, Guid streamId, int version) => new(
        """
        insert into event_store.command_receipts (tenant_id, idempotency_key, fingerprint, stream_id, version)
        values ($1, $2, $3, $4, $5)
        """,
        SqlParameter.Of(tenantId),
        SqlParameter.Of(idempotencyKey),
        SqlParameter.Of(fingerprint),
        SqlParameter.Of(streamId),
        SqlParameter.Of(version));

    internal static SqlStatement ReadStream(Guid streamId, string streamType) => new(
        """
        select e.version, e.event_id, e.event_type, e.schema_version, e.data, e.actor_id, e.correlation_id,
            e.causation_id, e.recorded_at, e.tenant_id
        from event_store.events e
        where e.stream_id = $1 and e.stream_type = $2
        order by e.version
        """,
        SqlParameter.Of(streamId),
        SqlParameter.Of(streamType));

    internal static SqlStatement StreamExists(Guid streamId, string streamType) => new(
        "select exists (select from event_store.streams where stream_id = $1 and stream_type = $2)",
        SqlParameter.Of(streamId),
        SqlParameter.Of(streamType));

    internal static SqlStatement ReadVersion(Guid streamId) =>
        new("select version from event_store.streams where stream_id = $1", SqlParameter.Of(streamId));

    internal static SqlStatement OpenStream(Guid tenantId, Guid streamId, string streamType, int version) => new(
        "insert into event_store.streams (tenant_id, stream_id, stream_type, version) values ($1, $2, $3, $4)",
        SqlParameter.Of(tenantId),
        SqlParameter.Of(streamId),
        SqlParameter.Of(streamType),
        SqlParameter.Of(version));

    // When another command was faster this changes no row, and the events behind it meet the key of theirs.
    internal static SqlStatement AdvanceStream(Guid tenantId, Guid streamId, int expectedVersion, int version) => new(
        """
        update event_store.streams set version = $4
        where tenant_id = $1 and stream_id = $2 and version = $3
        """,
        SqlParameter.Of(tenantId),
        SqlParameter.Of(streamId),
        SqlParameter.Of(expectedVersion),
        SqlParameter.Of(version));

    internal static SqlStatement Append(RecordedEvent recorded, EventTypeAttribute type, byte[] data) => new(
        """
        insert into event_store.events (tenant_id, stream_id, version, stream_type, event_id, event_type,
            schema_version, data, actor_id, correlation_id, causation_id, recorded_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        """,
        SqlParameter.Of(recorded.TenantId),
        SqlParameter.Of(recorded.StreamId),
        SqlParameter.Of(recorded.Version),
        SqlParameter.Of(recorded.StreamType),
        SqlParameter.Of(recorded.EventId),
        SqlParameter.Of(type.Name),
        SqlParameter.Of(type.Version),
        SqlParameter.Json(data),
        SqlParameter.Of(recorded.ActorId),
        SqlParameter.Of(recorded.CorrelationId),
        SqlParameter.Of(recorded.CausationId),
        SqlParameter.Of(recorded.RecordedAt));
}
