namespace GraphTenancy.EngineHost;

/// <summary>
/// Answers requests on standard output, one JSON object per line, for comparing the engine with another implementation.
/// </summary>
/// <remarks>See <c>README.md</c> beside this file for the protocol.</remarks>
internal static class Program
{
    private static async Task<int> Main()
    {
        await using Stream input = Console.OpenStandardInput();
        await using Stream output = Console.OpenStandardOutput();
        await new LineServer(new RequestHandler(), input, output).RunAsync();
        return 0;
    }
}
