using GraphTenancy.Benchmarks.PgBench;
using GraphTenancy.Benchmarks.Stage;

namespace GraphTenancy.Benchmarks.Contestants;

/// <summary>All who take part in a comparison.</summary>
internal sealed class Cast : IAsyncDisposable
{
    /// <summary>Our server's name in the tables.</summary>
    public const string OursTitle = "GraphTenancy";

    /// <summary>The name of the hand-written endpoints, which are the practical limit.</summary>
    public const string HandWrittenTitle = "hand-written";

    /// <summary>All rivals by name.</summary>
    public static readonly string[] RivalTitles = [HandWrittenTitle, PgBenchContestant.Title, PostGraphile.Title];

    private readonly List<ServerProcess> _processes = [];
    private readonly List<IContestant> _all = [];

    private Cast()
    {
    }

    /// <summary>Our server.</summary>
    public HttpContestant Ours { get; private set; } = null!; // StartAsync sets it before anybody sees the cast.

    /// <summary>All; ours is the last, so that each ratio has its rival above it.</summary>
    public IReadOnlyList<IContestant> All => [.. _all, Ours];

    /// <summary>Ours and the hand-written endpoint.</summary>
    public IReadOnlyList<IContestant> LikeForLike => [.. All.Where(one => one == Ours || one.Name == HandWrittenTitle)];

    /// <summary>Those who are asked over HTTP.</summary>
    public IReadOnlyList<HttpContestant> Servers => [.. All.OfType<HttpContestant>()];

    /// <summary>Starts all servers.</summary>
    public static async Task<Cast> StartAsync(
        BenchmarkStage stage, IReadOnlyList<string> rivals, CancellationToken cancellationToken)
    {
        var cast = new Cast();
        try
        {
            ServerProcess ours = await Contestants.Servers.StartOursAsync(stage, cancellationToken);
            cast._processes.Add(ours);
            cast.Ours = new HttpContestant(OursTitle, ours, stage, static workload => workload.Server);
            if (rivals.Contains(HandWrittenTitle))
            {
                ServerProcess rival = await Contestants.Servers.StartRivalAsync(stage, cancellationToken);
                cast._processes.Add(rival);
                cast._all.Add(new HttpContestant(
                    HandWrittenTitle, rival, stage, static workload => workload.Rival));
            }

            if (rivals.Contains(PostGraphile.Title)
                && await PostGraphile.TryStartAsync(stage, cancellationToken) is { } postGraphile)
            {
                cast._processes.Add(postGraphile);
                cast._all.Add(new HttpContestant(
                    PostGraphile.Title, postGraphile, stage, static workload => workload.PostGraphile));
            }

            if (rivals.Contains(PgBenchContestant.Title)
                && await PgBenchContestant.TryCreateAsync(stage, cancellationToken) is { } pgBench)
            {
                cast._all.Add(pgBench);
            }

            return cast;
        }
        catch
        {
            await cast.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (ServerProcess process in _processes)
        {
            await process.DisposeAsync();
        }
    }
}
