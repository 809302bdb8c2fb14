using System.Text;
using GraphTenancy.Persistence.Events;
using GraphTenancy.Persistence.Projections;
using GraphTenancy.Persistence.Sessions;

namespace GraphTenancy.Persistence.Tests.Events;

public sealed class RegistryTests
{
    private static readonly EventRegistry Registry = EventRegistry.FromAssemblies(typeof(Ledger).Assembly);

    [Fact]
    public void An_event_is_stored_in_camel_case_and_read_back_equal()
    {
        var opened = new LedgerOpened("Ärger & Söhne", Guid.Empty, DateTimeOffset.UnixEpoch);

        byte[] json = Registry.Serialize(opened);

        Assert.Contains("\"openedAt\":\"1970-01-01T00:00:00+00:00\"", Encoding.UTF8.GetString(json), StringComparison.Ordinal);
        Assert.Equal(opened, Registry.Deserialize("LedgerOpened", 1, json));
    }

    [Theory]
    [InlineData("LedgerOpened", 2)]
    [InlineData("System.Diagnostics.Process", 1)]
    public void Only_registered_names_and_versions_are_made_from_stored_data(string name, int version) =>
        Assert.Throws<UnknownEventTypeException>(() => Registry.Deserialize(name, version, "{}"u8));

    [Fact]
    public void Stored_events_of_another_tenant_are_refused_with_their_ids()
    {
        var ledger = new Ledger(Guid.NewGuid(), Guid.NewGuid());
        RecordedEvent stranger = Recorded(Guid.NewGuid(), ledger.Id);

        var refusal = Assert.Throws<TenantMismatchException>(
            () => ledger.Replay([Recorded(ledger.TenantId, ledger.Id), stranger]));

        Assert.Equal([stranger.EventId], refusal.EventIds);
        Assert.Equal(0, ledger.Version);
    }

    [Fact]
    public void A_projection_with_a_wrong_signature_is_refused_by_name()
    {
        var refusal = Assert.Throws<ArgumentException>(() => new ProjectionRegistry([new WrongProjection()]));

        Assert.Contains("WrongProjection.On", refusal.Message, StringComparison.Ordinal);
    }

    private static RecordedEvent Recorded(Guid tenantId, Guid streamId) => new()
    {
        TenantId = tenantId,
        StreamId = streamId,
        StreamType = Ledger.StreamType,
        Version = 1,
        EventId = Guid.NewGuid(),
        Data = new LedgerRenamed("x"),
        ActorId = Guid.NewGuid(),
        CorrelationId = Guid.NewGuid(),
        RecordedAt = DateTimeOffset.UnixEpoch,
    };

    private sealed class WrongProjection : Projection
    {
        [Handles]
        internal static SqlStatement On(LedgerOpened data) => new("select $1", SqlParameter.Of(data.Name));
    }
}
