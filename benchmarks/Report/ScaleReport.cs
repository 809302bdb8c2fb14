using GraphTenancy.Benchmarks.Contestants;
using GraphTenancy.Benchmarks.Stage;
using GraphTenancy.Benchmarks.Workloads;
using Spectre.Console;

namespace GraphTenancy.Benchmarks.Report;

/// <summary>
/// The reads over databases of several sizes. All databases and servers run at the same time, though only one of them
/// works, and the rounds go round all: so whatever disturbs the machine falls on all alike.
/// </summary>
internal static class ScaleReport
{
    private static readonly string[] Workloads = ["W1", "W2", "W3"];

    // 200,000 orders would not give 10,000 tenants a page each, so there are more.
    private static readonly ScalePoint[] Points =
    [
        new("tenants", 10, 200_000),
        new("tenants", 100, 200_000),
        new("tenants", 1_000, 200_000),
        new("tenants", 10_000, 2_000_000),
        new("orders", 100, 20_000),
        new("orders", 100, 200_000),
        new("orders", 100, 2_000_000),
    ];

    /// <summary>Measures and prints.</summary>
    public static async Task<IReadOnlyList<ScaleFigures>> RunAsync(
        ComparisonOptions options, int mostOrders, CancellationToken cancellationToken)
    {
        ScalePoint[] points = [.. Points.Where(point => point.Orders <= mostOrders)];
        var sizes = new Dictionary<(int Tenants, int Orders), Theatre>();
        try
        {
            foreach (ScalePoint point in points)
            {
                if (!sizes.ContainsKey(point.Size))
                {
                    Print.Line($"Seeding {point.Tenants:#,0} tenants with {point.Orders:#,0} orders.");
                    sizes.Add(point.Size, await Theatre.OpenAsync(point, cancellationToken));
                }
            }

            List<ScaleFigures> figures = await MeasureAsync(points, sizes, options, cancellationToken);
            Write(figures);
            return figures;
        }
        finally
        {
            foreach (Theatre theatre in sizes.Values)
            {
                await theatre.DisposeAsync();
            }
        }
    }

    /// <summary>One target for each workload and direction.</summary>
    public static IEnumerable<Target> TargetsOf(IEnumerable<ScaleFigures> figures) => figures
        .Where(static row => row.Figures.Contestant == Cast.OursTitle)
        .GroupBy(static row => (row.Figures.Workload, row.Direction))
        .Select(static rows => Targets.OfScale(
            $"{rows.Key.Workload} over {rows.Key.Direction}", [.. rows.Select(static row => row.Figures.TotalCpu)]));

    /// <summary>The figures as they are shown; a size that stands in both directions is shown once.</summary>
    public static IEnumerable<ScaleFigures> Sorted(IEnumerable<ScaleFigures> figures) => figures
        .DistinctBy(static row => (row.Figures.Workload, row.Figures.Contestant, row.Tenants, row.Orders))
        .OrderBy(static row => row.Figures.Workload, StringComparer.Ordinal)
        .ThenByDescending(static row => row.Figures.Contestant, StringComparer.Ordinal)
        .ThenBy(static row => row.Tenants)
        .ThenBy(static row => row.Orders);

    private static async Task<List<ScaleFigures>> MeasureAsync(
        ScalePoint[] points,
        Dictionary<(int Tenants, int Orders), Theatre> sizes,
        ComparisonOptions options,
        CancellationToken cancellationToken)
    {
        int connections = options.Connections[0];
        var figures = new List<ScaleFigures>();
        foreach (Workload workload in WorkloadCatalogue.All.Where(static one => Workloads.Contains(one.Id)))
        {
            Entry[] entries = [.. sizes.Values.SelectMany(theatre =>
                theatre.Cast.LikeForLike.Select(one => new Entry(theatre.Stage, one)))];
            IReadOnlyList<IReadOnlyList<Measurement>> rounds = await new RoundRunner(options).RunAsync(
                workload, entries, connections, cancellationToken);
            foreach (ScalePoint point in points)
            {
                figures.AddRange(entries.Index()
                    .Where(entry => entry.Item.Stage == sizes[point.Size].Stage)
                    .Select(entry => new ScaleFigures(
                        point.Direction,
                        point.Tenants,
                        point.Orders,
                        entry.Item.Stage.SampledTenants,
                        new Figures(workload, entry.Item.Contestant.Name, connections, rounds[entry.Index]))));
            }
        }

        return figures;
    }

    private static void Write(IEnumerable<ScaleFigures> figures)
    {
        Table table = new Table().AddColumns(
            "workload", "contestant", "tenants", "of them asking", "orders", "server CPU µs", "PostgreSQL CPU µs",
            "total CPU µs", "others, cores");
        foreach (ScaleFigures row in Sorted(figures))
        {
            table.AddRow(
                row.Figures.Workload,
                row.Figures.Contestant,
                $"{row.Tenants:#,0}",
                $"{row.SampledTenants:#,0}",
                $"{row.Orders:#,0}",
                $"{row.Figures.ServerCpu:0.0}",
                $"{row.Figures.DatabaseCpu:0.0}",
                $"{row.Figures.TotalCpu:0.0}",
                $"{row.Figures.OthersCores:0.00}");
        }

        Print.Table(table);
    }

    private sealed record ScalePoint(string Direction, int Tenants, int Orders)
    {
        public (int Tenants, int Orders) Size => (Tenants, Orders);
    }

    /// <summary>A database of some size and the servers on it.</summary>
    private sealed record Theatre(BenchmarkStage Stage, Cast Cast) : IAsyncDisposable
    {
        public static async Task<Theatre> OpenAsync(ScalePoint point, CancellationToken cancellationToken)
        {
            BenchmarkStage stage = await BenchmarkStage.StartAsync(point.Tenants, point.Orders, cancellationToken);
            try
            {
                return new Theatre(
                    stage, await Cast.StartAsync(stage, [Cast.HandWrittenTitle], cancellationToken));
            }
            catch
            {
                await stage.DisposeAsync();
                throw;
            }
        }

        public async ValueTask DisposeAsync()
        {
            await Cast.DisposeAsync();
            await Stage.DisposeAsync();
        }
    }
}
