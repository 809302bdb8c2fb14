using System.Diagnostics;
using System.Runtime.InteropServices;

namespace GraphTenancy.Persistence.Embedded;

/// <summary>The running server as a child process that never outlives this program.</summary>
internal sealed class PostmasterProcess : IDisposable
{
    private const int Sigint = 2;

    /// <summary>
    /// Where the kernel cannot do it, a shell waits for its standard input to end, which it does when this program
    /// dies however it dies, and then stops the server.
    /// </summary>
    private const string StopWhenInputEnds = "\"$@\" & pid=$!; cat >/dev/null; kill -INT $pid; wait $pid";

    private readonly Process _process;
    private readonly Queue<string> _lastLines = new();
    private readonly StreamWriter _log;
    private readonly TaskCompletionSource _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private PostmasterProcess(Process process, StreamWriter log)
    {
        _process = process;
        _log = log;
    }

    /// <summary>Ends when the server has ended, for whatever reason.</summary>
    public Task Exited => _exited.Task;

    /// <summary>The last lines of the server's log.</summary>
    public string LastLines
    {
        get
        {
            lock (_lastLines)
            {
                return string.Join('\n', _lastLines);
            }
        }
    }

    /// <summary>
    /// Starts the server on a thread of its own that lives until the server ends; see <see cref="RunAs"/>.
    /// </summary>
    public static Task<PostmasterProcess> StartAsync(Cluster cluster, IEnumerable<string> arguments, string logFile)
    {
        var started = new TaskCompletionSource<PostmasterProcess>(TaskCreationOptions.RunContinuationsAsynchronously);
        var keeper = new Thread(() => Keep(cluster, arguments, logFile, started))
        {
            IsBackground = true,
            Name = "embedded PostgreSQL",
        };
        keeper.Start();
        return started.Task;
    }

    /// <summary>Whether the server's own process is the one that was started, so that a signal reaches it.</summary>
    private static bool IsDirectChild => RunAs.KernelStopsOrphans || OperatingSystem.IsWindows();

    /// <summary>
    /// Stops the server: running statements are cancelled, everything committed is on disk (fast shutdown).
    /// </summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_process.HasExited)
        {
            return;
        }

        if (IsDirectChild && !OperatingSystem.IsWindows())
        {
            // ESRCH (it ended this moment) is the only possible failure, and what we want.
            _ = Kill(_process.Id, Sigint);
        }
        else
        {
            _process.StandardInput.Close();
        }

        await Exited.WaitAsync(cancellationToken);
    }

    /// <summary>Ends the server at once; the next start recovers.</summary>
    public void Kill() => _process.Kill(entireProcessTree: true);

    /// <inheritdoc/>
    public void Dispose() => _process.Dispose();

    private static void Keep(
        Cluster cluster, IEnumerable<string> arguments, string logFile, TaskCompletionSource<PostmasterProcess> started)
    {
        PostmasterProcess server;
        try
        {
            server = Start(cluster, arguments, logFile);
        }
#pragma warning disable CA1031 // The thread has no caller: the exception goes to the one who awaits the start.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            started.SetException(failure);
            return;
        }

        started.SetResult(server);
        server._process.WaitForExit();
        server._log.Dispose();
        server._exited.SetResult();
    }

    private static PostmasterProcess Start(Cluster cluster, IEnumerable<string> arguments, string logFile)
    {
        IReadOnlyList<string> command = cluster.RunAs.Server([cluster.Binaries.Postgres, .. arguments]);
        if (!IsDirectChild)
        {
            command = ["/bin/sh", "-c", StopWhenInputEnds, "sh", .. command];
        }

        ProcessStartInfo description = ChildCommand.Describe(command, cluster.DataFolder);
        description.WorkingDirectory = Path.GetPathRoot(cluster.DataFolder) ?? cluster.DataFolder;
        var log = new StreamWriter(logFile, append: false) { AutoFlush = true };
        var process = new Process { StartInfo = description };
        var server = new PostmasterProcess(process, log);
        process.OutputDataReceived += (_, line) => server.Remember(line.Data);
        process.ErrorDataReceived += (_, line) => server.Remember(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return server;
    }

    private void Remember(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_lastLines)
        {
            _log.WriteLine(line);
            _lastLines.Enqueue(line);
            if (_lastLines.Count > 20)
            {
                _lastLines.Dequeue();
            }
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int processId, int signal);
}
