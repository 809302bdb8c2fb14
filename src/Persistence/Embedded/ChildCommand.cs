using System.Diagnostics;

namespace GraphTenancy.Persistence.Embedded;

/// <summary>Starts programs with a clean environment.</summary>
internal static class ChildCommand
{
    public static ProcessStartInfo Describe(IReadOnlyList<string> command, string workingDirectory)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = workingDirectory,
        };

        // PGDATA, PGPORT and their like of the caller's shell must not reach the server.
        string[] strangers =
            [.. start.Environment.Keys.Where(static key => key.StartsWith("PG", StringComparison.Ordinal))];
        foreach (string key in strangers)
        {
            start.Environment.Remove(key);
        }

        start.Environment["LC_ALL"] = "C";
        return start;
    }

    /// <summary>Runs a program to its end.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(
        IReadOnlyList<string> command, CancellationToken cancellationToken)
    {
        using Process process = Process.Start(Describe(command, Path.GetPathRoot(Environment.CurrentDirectory) ?? "."))
            ?? throw new EmbeddedPostgresException($"{command[0]} did not start.");
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        Task<string> error = process.StandardError.ReadToEndAsync(cancellationToken);
        try
        {
            await process.WaitForExitAsync(cancellationToken);
            return (process.ExitCode, await output + await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
