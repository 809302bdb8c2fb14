using Npgsql;

namespace GraphTenancy.Oracle.Tests.World;

/// <summary>A count is worth what the counter is worth: it must see a second trip.</summary>
[Collection(OracleCollection.Name)]
public sealed class CountingProxyTests(OracleServer server)
{
    [Fact]
    public async Task A_batch_is_one_round_trip_and_two_commands_are_two()
    {
        (CountingProxy proxy, string connectionString) = CountingProxy.Before(server.Postgres.Database.ConnectionStrings.App);
        await using CountingProxy counter = proxy;
        await using NpgsqlDataSource pool = NpgsqlDataSource.Create(connectionString);
        await using NpgsqlConnection connection = await pool.OpenConnectionAsync();
        int opened = proxy.RoundTrips;

        await ExecuteAsync(connection, "select 1", "select 2", new string('-', 40_000) + "\nselect 3");
        int batch = proxy.RoundTrips - opened;
        await ExecuteAsync(connection, "select 1");
        await ExecuteAsync(connection, "select 2");
        int all = proxy.RoundTrips - opened;

        Assert.Equal((1, 3), (batch, all));
    }

    [Fact]
    public async Task The_reset_of_a_pooled_connection_is_no_round_trip()
    {
        (CountingProxy proxy, string connectionString) = CountingProxy.Before(server.Postgres.Database.ConnectionStrings.App);
        await using CountingProxy counter = proxy;
        await using NpgsqlDataSource pool = NpgsqlDataSource.Create(connectionString);
        await AskAsync(pool);
        int first = proxy.RoundTrips;

        await AskAsync(pool);

        Assert.Equal((1, 1, 1), (proxy.RoundTrips - first, proxy.Resets, proxy.Connections));
    }

    private static async Task AskAsync(NpgsqlDataSource pool)
    {
        await using NpgsqlConnection connection = await pool.OpenConnectionAsync();
        await ExecuteAsync(connection, "select 1");
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, params string[] statements)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (string statement in statements)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(statement));
        }

        await batch.ExecuteNonQueryAsync();
    }
}
