using GraphTenancy.Benchmarks.Stage;
using Npgsql;

namespace GraphTenancy.Benchmarks.PgBench;

/// <summary>The samples as a table, by number: pgbench can choose a number at random, but no text.</summary>
internal static class PgBenchSamples
{
    private static readonly string[] Create =
    [
        "create schema benchmarks",
        "create table benchmarks.samples (n integer primary key, t text, u text, o text, c text)",
        "grant usage on schema benchmarks to gt_app",
        "grant select on benchmarks.samples to gt_app",
    ];

    private const string Insert = """
        insert into benchmarks.samples (n, t, u, o, c)
        select n, t, u, o, c from unnest($1, $2, $3, $4) with ordinality as s (t, u, o, c, n)
        """;

    /// <summary>Makes the table.</summary>
    public static async Task WriteAsync(BenchmarkStage stage, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await stage.OpenAsSuperuserAsync(cancellationToken);
        foreach (string statement in Create)
        {
            await ExecuteAsync(new NpgsqlCommand(statement, connection), cancellationToken);
        }

        await ExecuteAsync(
            new NpgsqlCommand(Insert, connection)
            {
                Parameters =
                {
                    Column(stage, static sample => sample.TenantId),
                    Column(stage, static sample => sample.UserId),
                    Column(stage, static sample => sample.OrderId),
                    Column(stage, static sample => sample.CustomerId),
                },
            },
            cancellationToken);
        await ExecuteAsync(new NpgsqlCommand("vacuum analyze benchmarks.samples", connection), cancellationToken);
    }

    private static NpgsqlParameter Column(BenchmarkStage stage, Func<Sample, Guid> value) =>
        new() { Value = stage.Samples.Select(sample => value(sample).ToString()).ToArray() };

    private static async Task ExecuteAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using (command)
        {
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
