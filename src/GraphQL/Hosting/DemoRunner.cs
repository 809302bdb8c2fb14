namespace GraphTenancy.GraphQL.Hosting;

/// <summary>Plays the demo on a running server.</summary>
internal static class DemoRunner
{
    /// <summary>Plays it; the exit code is 0 when every figure is as expected.</summary>
    public static async Task<int> RunAsync(RunningServer server, CancellationToken cancellationToken)
    {
        using var stage = new HttpDemoStage(server);
        try
        {
            return await new Demo.DemoScenario(stage, Console.Out).RunAsync(cancellationToken);
        }
        catch (InvalidOperationException refused)
        {
            await Console.Error.WriteLineAsync($"The demo stopped: {refused.Message}");
            return 1;
        }
    }
}
