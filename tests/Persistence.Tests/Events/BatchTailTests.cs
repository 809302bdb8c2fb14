using GraphTenancy.Persistence.Events;
using GraphTenancy.Persistence.Projections;
using GraphTenancy.Persistence.Sessions;
using GraphTenancy.TestKit;
using Npgsql;

namespace GraphTenancy.Persistence.Tests.Events;

/// <summary>Reads behind a command, in its batch: they see it, and they never undo it.</summary>
public sealed class BatchTailTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const string ReadName = "select name from read_model.customers where customer_id = $1";
    private const string Divide = "select 1 / (length($1::text) - 36)::integer";

    [Fact]
    public async Task It_reads_in_the_same_trip_what_the_command_has_written()
    {
        TenantContext acme = await postgres.CreateTenantAsync();
        var tail = new NameTail(ReadName);
        long before = postgres.Database.DataSources.Metrics.Writes;

        await SaveAsync(acme, tail, "first", new LedgerProjection());

        Assert.Equal(("first", true), (tail.Name, tail.TookEffect));
        Assert.Equal(1, postgres.Database.DataSources.Metrics.Writes - before);
    }

    [Fact]
    public async Task It_finds_its_results_behind_those_that_a_projection_leaves_unread()
    {
        TenantContext acme = await postgres.CreateTenantAsync();

        // Later on the statements are prepared.
        for (int i = 0; i < 4; i++)
        {
            var tail = new NameTail(ReadName);
            await SaveAsync(
                acme, tail, $"name {i}", new TalkativeProjection(), new LedgerProjection(), new TalkativeProjection());

            Assert.Equal(($"name {i}", true), (tail.Name, tail.TookEffect));
        }
    }

    [Theory]
    [InlineData(Divide)]
    [InlineData("select secret from control.users where user_id = $1")]
    [InlineData("select nothing_like_it($1)")]
    public async Task A_read_that_PostgreSQL_refuses_does_not_undo_the_command(string read)
    {
        TenantContext acme = await postgres.CreateTenantAsync();
        var tail = new NameTail(read);

        SaveResult saved = await SaveAsync(acme, tail, "first", new TalkativeProjection(), new LedgerProjection());

        Assert.Equal((null, false), (tail.Name, tail.TookEffect));
        Assert.Equal(1, saved.Version);
        Assert.Equal(1, await postgres.CountAsAdminAsync("event_store.events", acme.TenantId));
        Assert.Equal(1, await postgres.CountAsAdminAsync("read_model.customers", acme.TenantId));
    }

    [Fact]
    public async Task A_command_that_PostgreSQL_refuses_is_not_sent_again()
    {
        TenantContext acme = await postgres.CreateTenantAsync();
        var tail = new NameTail(ReadName);
        long before = postgres.Database.DataSources.Metrics.Writes;

        var refusal = await Assert.ThrowsAsync<PersistenceException>(
            () => SaveAsync(acme, tail, "first", new LedgerProjection(), new FailingProjection()));

        // Stream, event, row, and then the statement that divides by zero.
        Assert.Equal(("22012", 3), (refusal.SqlState, refusal.StatementIndex));
        Assert.Equal((null, false), (tail.Name, tail.TookEffect));
        Assert.Equal(1, postgres.Database.DataSources.Metrics.Writes - before);
        Assert.Equal(0, await postgres.CountAsAdminAsync("event_store.events", acme.TenantId));
    }

    [Fact]
    public async Task A_command_that_came_too_late_has_read_nothing()
    {
        TenantContext acme = await postgres.CreateTenantAsync();
        var id = Guid.CreateVersion7();
        await SaveAsync(acme, id, new NameTail(ReadName), "first", new LedgerProjection());
        var tail = new NameTail(ReadName);

        await Assert.ThrowsAsync<ConcurrencyException>(
            () => SaveAsync(acme, id, tail, "second", new LedgerProjection()));

        Assert.Equal((null, false), (tail.Name, tail.TookEffect));
    }

    [Fact]
    public async Task A_command_that_changes_nothing_asks_for_no_reads()
    {
        TenantContext acme = await postgres.CreateTenantAsync();
        var tail = new NameTail(ReadName);
        Repository<Ledger> repository = RepositoryOf(acme, new LedgerProjection());

        await repository.SaveAsync(
            repository.CreateNew(Guid.CreateVersion7()), CommandOptions.Default, tail, CancellationToken.None);

        Assert.False(tail.WasAsked);
    }

    private Task<SaveResult> SaveAsync(
        TenantContext tenant, IBatchTail tail, string name, params Projection[] projections) =>
        SaveAsync(tenant, Guid.CreateVersion7(), tail, name, projections);

    private async Task<SaveResult> SaveAsync(
        TenantContext tenant, Guid id, IBatchTail tail, string name, params Projection[] projections)
    {
        Repository<Ledger> repository = RepositoryOf(tenant, projections);
        Ledger ledger = repository.CreateNew(id);
        ledger.Open(name);
        return await repository.SaveAsync(ledger, CommandOptions.Default, tail, CancellationToken.None);
    }

    private Repository<Ledger> RepositoryOf(TenantContext tenant, params Projection[] projections) => new(
        postgres.OpenWriteSession(tenant),
        new EventStoreServices(
            EventRegistry.FromAssemblies(typeof(Ledger).Assembly),
            new ProjectionRegistry(projections),
            TimeProvider.System));

    private sealed class NameTail(string read) : IBatchTail
    {
        public bool WasAsked { get; private set; }

        public string? Name { get; private set; }

        public bool? TookEffect { get; private set; }

        public IReadOnlyList<SqlStatement> StatementsFor(Guid streamId)
        {
            WasAsked = true;
            return [new SqlStatement(read, SqlParameter.Of(streamId))];
        }

        public async ValueTask ReadAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
        {
            Assert.True(await reader.ReadAsync(cancellationToken));
            Name = reader.GetString(0);
        }

        public void Settle(bool tookEffect) => TookEffect = tookEffect;
    }

    private sealed class TalkativeProjection : Projection
    {
        [Handles]
        internal static IEnumerable<SqlStatement> On(LedgerOpened data, RecordedEvent e)
        {
            yield return new SqlStatement("select $1 || '!'", SqlParameter.Of(data.Name));
            yield return new SqlStatement("update read_model.customers set version = version where false");
            yield return new SqlStatement("select 1 where $1 = 0", SqlParameter.Of(e.Version));
        }
    }

    private sealed class FailingProjection : Projection
    {
        [Handles]
        internal static SqlStatement On(LedgerOpened data, RecordedEvent e) =>
            new("select 1 / ($1 - 1)", SqlParameter.Of(e.Version));
    }
}
