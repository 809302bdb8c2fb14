using GraphTenancy.Persistence.Events;
using GraphTenancy.Persistence.Projections;
using GraphTenancy.Persistence.Sessions;

namespace GraphTenancy.Persistence.Tests.Events;

[EventType("LedgerOpened", version: 1)]
internal sealed record LedgerOpened(string Name, Guid CustomerId, DateTimeOffset OpenedAt);

[EventType("LedgerRenamed", version: 1)]
internal sealed record LedgerRenamed(string Name);

/// <summary>Not registered: it stands for an event of a newer version.</summary>
internal sealed record LedgerBurnt(string Reason);

/// <summary>A small aggregate for the tests; its projection writes read_model.customers.</summary>
internal sealed class Ledger(Guid tenantId, Guid id) : Aggregate(tenantId, id), IAggregateFactory<Ledger>
{
    public static string StreamType => "Ledger";

    public string? Name { get; private set; }

    public static Ledger Create(Guid tenantId, Guid id) => new(tenantId, id);

    public void Open(string name) => Raise(new LedgerOpened(name, Id, DateTimeOffset.UnixEpoch));

    public void Rename(string name) => Raise(new LedgerRenamed(name));

    public void Burn() => Raise(new LedgerBurnt("by mistake"));

    protected override void Apply(object e) => Name = e switch
    {
        LedgerOpened opened => opened.Name,
        LedgerRenamed renamed => renamed.Name,
        _ => Name,
    };
}

/// <summary>The same stream ids under another type.</summary>
internal sealed class OtherLedger(Guid tenantId, Guid id) : Aggregate(tenantId, id), IAggregateFactory<OtherLedger>
{
    public static string StreamType => "OtherLedger";

    public static OtherLedger Create(Guid tenantId, Guid id) => new(tenantId, id);

    protected override void Apply(object e)
    {
        // Never has an event.
    }
}

internal sealed class LedgerProjection : Projection
{
    [Handles]
    internal static SqlStatement On(LedgerOpened data, RecordedEvent e) => new(
        """
        insert into read_model.customers (tenant_id, customer_id, name, version, created_at, created_by)
        values ($1, $2, $3, $4, $5, $6)
        """,
        SqlParameter.Of(e.TenantId),
        SqlParameter.Of(data.CustomerId),
        SqlParameter.Of(data.Name),
        SqlParameter.Of(e.Version),
        SqlParameter.Of(e.RecordedAt),
        SqlParameter.Of(e.ActorId));

    [Handles]
    internal IEnumerable<SqlStatement> On(LedgerRenamed data, RecordedEvent e)
    {
        // A name of this kind makes the statement fail, so that tests see what a failing projection leaves behind.
        yield return new SqlStatement(
            "update read_model.customers set name = $3, version = $4 / length($3) where tenant_id = $1 and customer_id = $2",
            SqlParameter.Of(e.TenantId),
            SqlParameter.Of(e.StreamId),
            SqlParameter.Of(data.Name),
            SqlParameter.Of(e.Version));
    }
}
