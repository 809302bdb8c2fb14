using System.Diagnostics;

namespace GraphTenancy.Benchmarks.Load;

/// <summary>Sends requests over a fixed number of connections, each as fast as it is answered.</summary>
internal sealed class LoadGenerator(IReadOnlyList<LoadRequest> requests)
{
    private int _next = -1;

    /// <summary>
    /// Runs for <paramref name="duration"/> and counts; every answer is checked, not only its status. The requests go
    /// round, so that each belongs to another tenant than the one before.
    /// </summary>
    public async Task<LoadResult> RunAsync(int connections, TimeSpan duration)
    {
        HttpConnection[] open = await Task.WhenAll(
            Enumerable.Range(0, connections).Select(_ => HttpConnection.ConnectAsync(requests[0].Url)));
        try
        {
            var watch = Stopwatch.StartNew();
            List<long>[] latencies = await Task.WhenAll(
                open.Select(connection => WorkAsync(connection, watch, duration)));
            double seconds = watch.Elapsed.TotalSeconds;
            long[] all = [.. latencies.SelectMany(static part => part).Order()];
            return new LoadResult(all.Length, seconds, Percentile(all, 0.50), Percentile(all, 0.99));
        }
        finally
        {
            foreach (HttpConnection connection in open)
            {
                connection.Dispose();
            }
        }
    }

    /// <summary>Sends one request alone and gives its answer's body.</summary>
    public static async Task<byte[]> AskAsync(LoadRequest request)
    {
        using HttpConnection connection = await HttpConnection.ConnectAsync(request.Url);
        HttpAnswer answer = await connection.SendAsync(request.Bytes);
        request.Check(answer);
        return answer.Body.ToArray();
    }

    private async Task<List<long>> WorkAsync(HttpConnection connection, Stopwatch watch, TimeSpan duration)
    {
        // Its own task: otherwise the first synchronous part of all workers would run one after the other.
        await Task.Yield();
        var ticks = new List<long>(64 * 1024);
        while (watch.Elapsed < duration)
        {
            LoadRequest request = requests[(int)((uint)Interlocked.Increment(ref _next) % (uint)requests.Count)];
            long start = Stopwatch.GetTimestamp();
            HttpAnswer answer = await connection.SendAsync(request.Bytes);
            ticks.Add(Stopwatch.GetTimestamp() - start);
            request.Check(answer);
        }

        return ticks;
    }

    private static double Percentile(long[] sorted, double share) => sorted.Length == 0
        ? double.NaN
        : sorted[(int)Math.Min(sorted.Length - 1, Math.Floor(sorted.Length * share))] * 1000.0 / Stopwatch.Frequency;
}
