using GraphTenancy.Persistence.Events;
using GraphTenancy.Persistence.Projections;
using GraphTenancy.Persistence.Sessions;
using GraphTenancy.TestKit;

namespace GraphTenancy.Persistence.Tests.Events;

public sealed class RepositoryTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static readonly EventStoreServices Services = new(
        EventRegistry.FromAssemblies(typeof(Ledger).Assembly),
        new ProjectionRegistry([new LedgerProjection()]),
        TimeProvider.System);

    [Fact]
    public async Task A_saved_aggregate_is_loaded_with_its_state_and_version()
    {
        TenantContext acme = await postgres.CreateTenantAsync();
        Guid id = await OpenAsync(acme, "first");
        Ledger ledger = await LoadAsync(acme, id);
        ledger.Rename("second");

        SaveResult saved = await RepositoryOf(acme).SaveAsync(ledger, CommandOptions.Default, CancellationToken.None);
        Ledger loaded = await LoadAsync(acme, id);

        Assert.Equal(new SaveResult(id, 2, Replayed: false), saved);
        Assert.Equal(("second", 2, 2), (loaded.Name, loaded.Version, loaded.OriginalVersion));
        Assert.Empty(ledger.PendingEvents);
    }

    [Fact]
    public async Task Saving_is_one_round_trip_that_writes_events_stream_and_projection()
    {
        TenantContext acme = await postgres.CreateTenantAsync();
        long before = postgres.Database.DataSources.Metrics.Writes;

        Guid id = await OpenAsync(acme, "first");

        Assert.True(postgres.Database.DataSources.Metrics.Writes >= before + 1);
        Assert.Equal("first|LedgerOpened|Ledger|1", await postgres.ScalarAsAdminAsync<string>(
            """
            select concat_ws('|', c.name, e.event_type, s.stream_type, s.version)
            from event_store.events e join event_store.streams s using (tenant_id, stream_id)
                join read_model.customers c on c.tenant_id = e.tenant_id and c.customer_id = e.stream_id
            where e.stream_id = $1 and e.actor_id = $2 and e.correlation_id = $3
            """, id, acme.UserId, acme.CorrelationId));
    }

    [Fact]
    public async Task An_event_of_the_own_tenant_can_be_named_as_the_cause_and_one_of_another_tenant_cannot()
    {
        TenantContext acme = await postgres.CreateTenantAsync();
        TenantContext rival = await postgres.CreateTenantAsync();
        Guid own = await FirstEventAsync(await OpenAsync(acme, "cause"));
        Guid foreign = await FirstEventAsync(await OpenAsync(rival, "secret"));

        SaveResult caused = await SaveNewAsync(acme, own);
        var refusal = await Assert.ThrowsAsync<PersistenceException>(() => SaveNewAsync(acme, foreign));

        Assert.Equal(1, caused.Version);
        Assert.Equal("23503", refusal.SqlState);
        Assert.Equal(2, await postgres.CountAsAdminAsync("event_store.events", acme.TenantId));
    }

    [Fact]
    public async Task Of_two_commands_on_one_version_the_second_is_refused_with_both_versions()
    {
        TenantContext acme = await postgres.CreateTenantAsync();
        Guid id = await OpenAsync(acme, "first");
        Ledger fast = await LoadAsync(acme, id);
        Ledger slow = await LoadAsync(acme, id);
        fast.Rename("fast");
        slow.Rename("slow");
        await RepositoryOf(acme).SaveAsync(fast, CommandOptions.Default, CancellationToken.None);

        var conflict = await Assert.ThrowsAsync<ConcurrencyException>(async () =>
            await RepositoryOf(acme).SaveAsync(slow, CommandOptions.Default, CancellationToken.None));

        Assert.Equal((1, 2, id), (conflict.ExpectedVersion, conflict.ActualVersion, conflict.StreamId));
        Assert.Equal("fast", (await LoadAsync(acme, id)).Name);
        Assert.Equal("fast", await CustomerNameAsync(acme, id));
    }

    [Fact]
    public async Task Many_commands_at_once_leave_a_stream_without_gaps()
    {
        TenantContext acme = await postgres.CreateTenantAsync();
        Guid id = await OpenAsync(acme, "first");

        bool[] outcomes = await Task.WhenAll(Enumerable.Range(0, 12).Select(async number =>
        {
            Ledger ledger = await LoadAsync(acme, id);
            ledger.Rename($"n{number}");
            Exception? refusal = await Record.ExceptionAsync(async () =>
                await RepositoryOf(acme).SaveAsync(ledger, CommandOptions.Default, CancellationToken.None));
            Assert.True(refusal is null or ConcurrencyException, refusal?.ToString());
            return refusal is null;
        }));

        int won = outcomes.Count(outcome => outcome);
        Assert.True(won >= 1);
        Assert.Equal(won + 1, (await LoadAsync(acme, id)).Version);
        Assert.Equal(won + 1, await postgres.CountAsAdminAsync("event_store.events", acme.TenantId));
    }

    [Fact]
    public async Task A_new_aggregate_with_a_taken_id_is_refused()
    {
        TenantContext acme = await postgres.CreateTenantAsync();
        Guid id = await OpenAsync(acme, "first");

        var conflict = await Assert.ThrowsAsync<ConcurrencyException>(() => OpenAsync(acme, "again", id: id));

        Assert.Equal((0, 1), (conflict.ExpectedVersion, conflict.ActualVersion));
    }

    [Fact]
    public async Task The_same_id_in_two_tenants_is_two_aggregates()
    {
        TenantContext acme = await postgres.CreateTenantAsync();
        TenantContext rival = await postgres.CreateTenantAsync();
        Guid id = await OpenAsync(acme, "of acme");

        await OpenAsync(rival, "of the rival", id: id);

        Assert.Equal("of acme", (await LoadAsync(acme, id)).Name);
        Assert.Equal("of the rival", (await LoadAsync(rival, id)).Name);
    }

    [Fact]
    public async Task An_unexpected_version_is_refused_on_loading()
    {
        TenantContext acme = await postgres.CreateTenantAsync();
        Guid id = await OpenAsync(acme, "first");

        var conflict = await Assert.ThrowsAsync<ConcurrencyException>(async () => await RepositoryOf(acme)
            .LoadAsync(id, new CommandOptions { ExpectedVersion = 7 }, CancellationToken.None));

        Assert.Equal((7, 1), (conflict.ExpectedVersion, conflict.ActualVersion));
    }

    [Fact]
    public async Task A_command_sent_twice_takes_effect_once()
    {
        TenantContext acme = await postgres.CreateTenantAsync();
        CommandOptions options = Keyed("key", 1);
        Guid id = await OpenAsync(acme, "first", options);

        SaveResult again = await SaveNewAsync(acme, Guid.CreateVersion7(), "first", options);
        Loaded<Ledger> loaded = await RepositoryOf(acme).LoadAsync(id, options, CancellationToken.None);

        Assert.Equal(new SaveResult(id, 1, Replayed: true), again);
        Assert.Equal(again, loaded.Replay);
        Assert.Equal(1, await postgres.CountAsAdminAsync("event_store.streams", acme.TenantId));
    }

    [Fact]
    public async Task A_key_used_by_another_command_is_refused_on_saving_and_on_loading()
    {
        TenantContext acme = await postgres.CreateTenantAsync();
        Guid id = await OpenAsync(acme, "first", Keyed("key", 1));

        await Assert.ThrowsAsync<IdempotencyConflictException>(() => OpenAsync(acme, "other", Keyed("key", 2)));
        await Assert.ThrowsAsync<IdempotencyConflictException>(async () =>
            await RepositoryOf(acme).LoadAsync(id, Keyed("key", 2), CancellationToken.None));

        Assert.Equal(1, await postgres.CountAsAdminAsync("event_store.streams", acme.TenantId));
    }

    [Fact]
    public async Task The_same_key_in_two_tenants_is_two_commands()
    {
        TenantContext acme = await postgres.CreateTenantAsync();
        TenantContext rival = await postgres.CreateTenantAsync();
        await OpenAsync(acme, "first", Keyed("key", 1));

        SaveResult saved = await SaveNewAsync(rival, Guid.CreateVersion7(), "first", Keyed("key", 2));

        Assert.False(saved.Replayed);
    }

    [Fact]
    public async Task A_failing_projection_leaves_no_event_behind()
    {
        TenantContext acme = await postgres.CreateTenantAsync();
        Guid id = await OpenAsync(acme, "first");
        Ledger ledger = await LoadAsync(acme, id);
        ledger.Rename(""); // The projection divides by the length of the name.

        var failure = await Assert.ThrowsAsync<PersistenceException>(async () =>
            await RepositoryOf(acme).SaveAsync(ledger, CommandOptions.Default, CancellationToken.None));

        Assert.Equal("22012", failure.SqlState);
        Assert.Equal(1, (await LoadAsync(acme, id)).Version);
        Assert.Single(ledger.PendingEvents);
    }

    [Fact]
    public async Task An_aggregate_of_another_tenant_is_refused_before_anything_is_sent()
    {
        TenantContext acme = await postgres.CreateTenantAsync();
        TenantContext rival = await postgres.CreateTenantAsync();
        Ledger ledger = RepositoryOf(rival).CreateNew(Guid.CreateVersion7());
        ledger.Open("theirs");

        var refusal = await Assert.ThrowsAsync<TenantMismatchException>(async () =>
            await RepositoryOf(acme).SaveAsync(ledger, CommandOptions.Default, CancellationToken.None));

        Assert.Equal((acme.TenantId, rival.TenantId), (refusal.Expected, refusal.Actual));
        Assert.Single(refusal.EventIds);
    }

    [Fact]
    public async Task An_aggregate_of_another_tenant_is_refused_by_the_policy_when_the_program_forgets_to_ask()
    {
        TenantContext acme = await postgres.CreateTenantAsync();
        TenantContext rival = await postgres.CreateTenantAsync();
        Ledger ledger = RepositoryOf(rival).CreateNew(Guid.CreateVersion7());
        ledger.Open("theirs");

        var refusal = await Assert.ThrowsAsync<TenantIsolationException>(async () =>
            await RepositoryOf(acme).SaveUncheckedAsync(ledger, CommandOptions.Default, tail: null, CancellationToken.None));

        Assert.Contains("\"tenant_isolation\"", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(0, await postgres.CountAsAdminAsync("event_store.streams", rival.TenantId));
    }

    [Fact]
    public async Task An_aggregate_of_another_tenant_is_not_there()
    {
        TenantContext acme = await postgres.CreateTenantAsync();
        TenantContext rival = await postgres.CreateTenantAsync();
        Guid id = await OpenAsync(rival, "theirs");

        Loaded<Ledger> loaded = await RepositoryOf(acme).LoadAsync(id, CommandOptions.Default, CancellationToken.None);

        Assert.Null(loaded.Aggregate);
        Assert.False(await RepositoryOf(acme).ExistsAsync(id, CancellationToken.None));
        Assert.True(await RepositoryOf(rival).ExistsAsync(id, CancellationToken.None));
    }

    [Fact]
    public async Task A_stream_of_another_type_is_not_there()
    {
        TenantContext acme = await postgres.CreateTenantAsync();
        Guid id = await OpenAsync(acme, "first");
        var others = new Repository<OtherLedger>(postgres.OpenWriteSession(acme), Services);

        Assert.Null((await others.LoadAsync(id, CommandOptions.Default, CancellationToken.None)).Aggregate);
        Assert.False(await others.ExistsAsync(id, CancellationToken.None));
    }

    [Fact]
    public async Task An_event_that_the_program_does_not_know_stops_the_loading_by_name()
    {
        TenantContext acme = await postgres.CreateTenantAsync();
        Guid id = await OpenAsync(acme, "first");
        await postgres.ExecuteAsAdminAsync(
            """
            insert into event_store.events (tenant_id, stream_id, version, stream_type, event_id, event_type, data,
                actor_id, correlation_id)
            values ($1, $2, 2, 'Ledger', gen_random_uuid(), 'LedgerBurnt', '{}', $3, gen_random_uuid())
            """, acme.TenantId, id, acme.UserId);

        var failure = await Assert.ThrowsAsync<UnknownEventTypeException>(() => LoadAsync(acme, id));

        Assert.Equal("LedgerBurnt", failure.EventType);
    }

    [Fact]
    public async Task What_cannot_be_stored_is_refused_before_anything_is_sent()
    {
        TenantContext acme = await postgres.CreateTenantAsync();
        Ledger ledger = RepositoryOf(acme).CreateNew(Guid.CreateVersion7());
        ledger.Burn();

        await Assert.ThrowsAsync<UnknownEventTypeException>(async () =>
            await RepositoryOf(acme).SaveAsync(ledger, CommandOptions.Default, CancellationToken.None));
        await Assert.ThrowsAsync<EventTooLargeException>(
            () => OpenAsync(acme, new string('x', EventRegistry.MaxDataBytes)));

        Assert.Equal(0, await postgres.CountAsAdminAsync("event_store.streams", acme.TenantId));
    }

    private Repository<Ledger> RepositoryOf(TenantContext context) => new(postgres.OpenWriteSession(context), Services);

    private static CommandOptions Keyed(string key, byte fingerprint) =>
        new() { IdempotencyKey = key, Fingerprint = [fingerprint] };

    private async Task<Guid> OpenAsync(
        TenantContext context, string name, CommandOptions? options = null, Guid? id = null) =>
        (await SaveNewAsync(context, id ?? Guid.CreateVersion7(), name, options ?? CommandOptions.Default)).StreamId;

    private async Task<SaveResult> SaveNewAsync(TenantContext context, Guid id, string name, CommandOptions options)
    {
        Ledger ledger = RepositoryOf(context).CreateNew(id);
        ledger.Open(name);
        return await RepositoryOf(context).SaveAsync(ledger, options, CancellationToken.None);
    }

    private async Task<Ledger> LoadAsync(TenantContext context, Guid id)
    {
        Loaded<Ledger> loaded =
            await RepositoryOf(context).LoadAsync(id, CommandOptions.Default, CancellationToken.None);
        return loaded.Aggregate ?? throw new InvalidOperationException("There is no such ledger.");
    }

    private async Task<string?> CustomerNameAsync(TenantContext context, Guid id) =>
        await postgres.ScalarAsAdminAsync<string>(
            "select name from read_model.customers where tenant_id = $1 and customer_id = $2", context.TenantId, id);

    private async Task<Guid> FirstEventAsync(Guid streamId) => await postgres.ScalarAsAdminAsync<Guid>(
        "select event_id from event_store.events where stream_id = $1 and version = 1", streamId);

    private async Task<SaveResult> SaveNewAsync(TenantContext tenant, Guid causationId)
    {
        Ledger ledger = RepositoryOf(tenant).CreateNew(Guid.CreateVersion7());
        ledger.Open("effect");
        return await RepositoryOf(tenant).SaveAsync(
            ledger, new CommandOptions { CausationId = causationId }, CancellationToken.None);
    }
}
