using System.Diagnostics;
using System.Net.Http.Headers;

namespace GraphTenancy.Benchmarks.Load;

/// <summary>Sends requests over a fixed number of connections, each as fast as it is answered.</summary>
internal static class LoadGenerator
{
    /// <summary>
    /// Runs for <paramref name="duration"/> and counts; every answer is checked, not only its status.
    /// </summary>
    public static async Task<LoadResult> RunAsync(
        Func<Random, (Uri Url, LoadRequest Request)> next, int connections, TimeSpan duration)
    {
        using var handler = new SocketsHttpHandler { MaxConnectionsPerServer = connections, UseCookies = false };
        using var client = new HttpClient(handler);
        var watch = Stopwatch.StartNew();
        List<double>[] latencies = await Task.WhenAll(
            Enumerable.Range(0, connections)
                .Select(seed => WorkAsync(client, next, new Random(seed), watch, duration)));
        double seconds = watch.Elapsed.TotalSeconds;
        double[] all = [.. latencies.SelectMany(static part => part).Order()];
        return new LoadResult(all.Length, seconds, Percentile(all, 0.50), Percentile(all, 0.99));
    }

    private static async Task<List<double>> WorkAsync(
        HttpClient client,
        Func<Random, (Uri Url, LoadRequest Request)> next,
        Random random,
        Stopwatch watch,
        TimeSpan duration)
    {
        // Its own task: otherwise the first synchronous part of all workers would run one after the other.
        await Task.Yield();
        var latencies = new List<double>(64 * 1024);
        while (watch.Elapsed < duration)
        {
            (Uri url, LoadRequest load) = next(random);
            using var request = new HttpRequestMessage(HttpMethod.Post, url)
            {
                Content = new ByteArrayContent(load.Body),
            };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            request.Headers.TryAddWithoutValidation("Authorization", load.Authorization);
            long start = Stopwatch.GetTimestamp();
            using HttpResponseMessage response = await client.SendAsync(request);
            byte[] body = await response.Content.ReadAsByteArrayAsync();
            latencies.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            if (!response.IsSuccessStatusCode || body.AsSpan().IndexOf(load.MustContain) < 0)
            {
                throw new InvalidOperationException(
                    $"{url} answered {(int)response.StatusCode}: {System.Text.Encoding.UTF8.GetString(body)}");
            }
        }

        return latencies;
    }

    private static double Percentile(double[] sorted, double share) =>
        sorted.Length == 0 ? 0 : sorted[(int)Math.Min(sorted.Length - 1, Math.Floor(sorted.Length * share))];
}

/// <summary>A request of the load.</summary>
/// <param name="Authorization">The header's value.</param>
/// <param name="Body">JSON in UTF-8.</param>
/// <param name="MustContain">What a right answer contains, such as the id that was asked for.</param>
internal sealed record LoadRequest(string Authorization, byte[] Body, byte[] MustContain);

/// <summary>What a run of load gave.</summary>
/// <param name="Requests">Answers counted.</param>
/// <param name="Seconds">Time taken.</param>
/// <param name="P50">Median latency in milliseconds.</param>
/// <param name="P99">99th percentile in milliseconds.</param>
internal sealed record LoadResult(long Requests, double Seconds, double P50, double P99)
{
    /// <summary>Answers per second.</summary>
    public double PerSecond => Requests / Seconds;
}
