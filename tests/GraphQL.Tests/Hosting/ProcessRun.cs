using System.Diagnostics;

namespace GraphTenancy.GraphQL.Tests.Hosting;

/// <summary>The program as a user starts it: a process of its own with its exit code and what it wrote.</summary>
internal sealed record ProcessRun(int ExitCode, string Output, string Errors)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <summary>Runs the program to its end.</summary>
    /// <param name="folder">The folder of data and secrets.</param>
    /// <param name="arguments">The arguments.</param>
    public static Task<ProcessRun> StartAsync(string folder, params string[] arguments) =>
        StartAsync(folder, input: "", new Dictionary<string, string>(), arguments);

    /// <summary>Runs the program to its end.</summary>
    /// <param name="folder">The folder of data and secrets.</param>
    /// <param name="input">What it reads from standard input.</param>
    /// <param name="environment">More environment variables.</param>
    /// <param name="arguments">The arguments.</param>
    public static async Task<ProcessRun> StartAsync(
        string folder, string input, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "GraphTenancy.GraphQL.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        start.Environment["GraphTenancy__Embedded__Folder"] = folder;
        start.Environment.Remove("ASPNETCORE_ENVIRONMENT");
        start.Environment.Remove("DOTNET_ENVIRONMENT");
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        using var tooLong = new CancellationTokenSource(Longest);
        try
        {
            await process.WaitForExitAsync(tooLong.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return new ProcessRun(process.ExitCode, await output, await errors);
    }
}
