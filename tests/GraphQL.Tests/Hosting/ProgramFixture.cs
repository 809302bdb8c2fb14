using System.Diagnostics;
using System.Text;
using GraphTenancy.TestKit;

namespace GraphTenancy.GraphQL.Tests.Hosting;

/// <summary>Runs the program in a process of its own, in a folder of its own.</summary>
public sealed class ProgramFixture : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly StringBuilder _output = new();
    private Process? _process;

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), $"graphtenancy-program-{Guid.NewGuid():N}");

    public string Url { get; } = $"http://127.0.0.1:{FreePort.Next()}";

    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    public static Process Start(string folder, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["GraphTenancy__Embedded__Folder"] = folder;
        start.Environment["GraphTenancy__Embedded__Port"] = FreePort.Next().ToString();
        start.Environment.Remove("ASPNETCORE_ENVIRONMENT");
        start.Environment.Remove("DOTNET_ENVIRONMENT");
        return Process.Start(start) ?? throw new InvalidOperationException("The program did not start.");
    }

    public static async Task<string> RunAsync(string folder, params IEnumerable<string> arguments)
    {
        using Process process = Start(folder, arguments);
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return output.Trim();
    }

    public TestClient CreateClient() => new(new HttpClient { BaseAddress = new Uri(Url) });

    public async Task InitializeAsync()
    {
        _process = Start(Folder, "--urls", Url);
        _process.OutputDataReceived += (_, line) => Remember(line.Data);
        _process.ErrorDataReceived += (_, line) => Remember(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        using var patience = new CancellationTokenSource(Patience);
        while (!Output.Contains("Ctrl-C stops", StringComparison.Ordinal))
        {
            Assert.False(_process.HasExited, Output);
            await Task.Delay(20, patience.Token);
        }
    }

    public async Task DisposeAsync()
    {
        if (_process is not null)
        {
            // Killed on purpose, every time: PostgreSQL must end by itself, or deleting its folder fails below.
            _process.Kill();
            await _process.WaitForExitAsync();
            _process.Dispose();
        }

        string pidFile = Path.Combine(Folder, "postgres", "postmaster.pid");
        using var patience = new CancellationTokenSource(Patience);
        while (File.Exists(pidFile))
        {
            await Task.Delay(20, patience.Token);
        }

        Directory.Delete(Folder, recursive: true);
    }

    private void Remember(string? line)
    {
        lock (_output)
        {
            _output.AppendLine(line);
        }
    }
}
