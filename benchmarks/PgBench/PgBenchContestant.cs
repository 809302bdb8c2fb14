using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using GraphTenancy.Benchmarks.Contestants;
using GraphTenancy.Benchmarks.Load;
using GraphTenancy.Benchmarks.Stage;
using GraphTenancy.Benchmarks.Workloads;
using Npgsql;

namespace GraphTenancy.Benchmarks.PgBench;

/// <summary>
/// The floor: PostgreSQL's own load generator with the same SQL, prepared and in pipelines. No HTTP, no JSON; its own CPU
/// is not counted, PostgreSQL's is.
/// </summary>
internal sealed partial class PgBenchContestant : IContestant
{
    /// <summary>The name in the tables.</summary>
    public const string Title = "pgbench";

    private readonly string _program;
    private readonly BenchmarkStage _stage;

    private PgBenchContestant(string program, BenchmarkStage stage)
    {
        _program = program;
        _stage = stage;
    }

    /// <inheritdoc/>
    public string Name => Title;

    /// <inheritdoc/>
    public int? ProcessId => null;

    /// <summary>Finds pgbench; <see langword="null"/>, and a line that says why, when there is none.</summary>
    public static async Task<PgBenchContestant?> TryCreateAsync(
        BenchmarkStage stage, CancellationToken cancellationToken)
    {
        string? program = Folders()
            .Select(static folder => Path.Combine(folder, "pgbench"))
            .FirstOrDefault(File.Exists);
        if (program is null)
        {
            await Console.Error.WriteLineAsync(
                "No pgbench: it was not found in the PATH nor in /usr/lib/postgresql/*/bin. Debian has it in the "
                + "package postgresql-contrib, others in that of the PostgreSQL client.");
            return null;
        }

        await PgBenchSamples.WriteAsync(stage, cancellationToken);
        return new PgBenchContestant(program, stage);
    }

    /// <inheritdoc/>
    public bool Takes(Workload workload) => PgBenchScript.For(workload, _stage.Samples.Count) is not null;

    /// <inheritdoc/>
    public async Task<LoadResult> RunAsync(
        Workload workload, int connections, TimeSpan duration, CancellationToken cancellationToken)
    {
        string script = Path.Combine(_stage.Folder, $"{workload.Id}.sql");
        await File.WriteAllTextAsync(
            script, PgBenchScript.For(workload, _stage.Samples.Count), cancellationToken);

        // As many as the servers' pools have: with more of them PostgreSQL works less well, and the floor is no floor.
        int pool = workload switch
        {
            { IsPrivileged: true } => ConnectionOptions.Analysts,
            { IsWrite: true } => ConnectionOptions.Writers,
            _ => ConnectionOptions.Readers,
        };
        using Process process = Process.Start(StartOf(workload, script, Math.Min(connections, pool), duration))
            ?? throw new InvalidOperationException($"{_program} did not start.");
        Task<string> output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        Task<string> errors = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"pgbench failed at {workload.Id}: {await errors}");
        }

        string text = await output;
        double transactions = Number(Transactions(), text);
        return new LoadResult(
            (long)transactions, transactions / Number(PerSecond(), text), double.NaN, double.NaN);
    }

    private ProcessStartInfo StartOf(
        Workload workload, string script, int clients, TimeSpan duration)
    {
        var database = new NpgsqlConnectionStringBuilder(
            _stage.ConnectionString(workload.IsPrivileged ? "gt_analytics" : "gt_app"));
        string Text(double number) => number.ToString("0", CultureInfo.InvariantCulture);
        var start = new ProcessStartInfo(
            _program,
            [
                "--no-vacuum", "--protocol=prepared", "--client", Text(clients), "--jobs", "1",
                "--time", Text(Math.Max(1, Math.Round(duration.TotalSeconds))),
                "--file", script,
            ])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PGHOST"] = database.Host;
        start.Environment["PGPORT"] = Text(database.Port);
        start.Environment["PGUSER"] = database.Username;
        start.Environment["PGPASSWORD"] = database.Password;
        start.Environment["PGDATABASE"] = database.Database;
        start.Environment["PGOPTIONS"] =
            workload.IsWrite ? ConnectionOptions.Common : ConnectionOptions.ReadOnly;
        return start;
    }

    private static IEnumerable<string> Folders()
    {
        const string Debian = "/usr/lib/postgresql";
        IEnumerable<string> installed = Directory.Exists(Debian)
            ? Directory.GetDirectories(Debian).OrderDescending(StringComparer.Ordinal)
                .Select(static version => Path.Combine(version, "bin"))
            : [];
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Concat(installed);
    }

    private static double Number(Regex pattern, string output) => pattern.Match(output) is { Success: true } match
        ? double.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture)
        : throw new InvalidOperationException($"pgbench said something unknown: {output}");

    [GeneratedRegex(@"transactions actually processed: (?<number>\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Transactions();

    [GeneratedRegex(@"^tps = (?<number>[\d.]+)", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex PerSecond();
}
