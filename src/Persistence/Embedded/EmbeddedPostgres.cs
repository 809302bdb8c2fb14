using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace GraphTenancy.Persistence.Embedded;

/// <summary>
/// A real PostgreSQL as a child process, for development, demonstrations and tests: its data stay between starts, it
/// ends with this program however that ends, and it listens on a Unix socket and on 127.0.0.1 only.
/// </summary>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    /// <summary>The name of the superuser.</summary>
    public const string Superuser = "postgres";

    /// <summary>sockaddr_un holds 108 bytes on Linux and 104 on macOS; PostgreSQL adds "/.s.PGSQL.54329".</summary>
    private const int LongestSocketFolder = 85;

    private readonly Cluster _cluster;
    private readonly PostmasterProcess _process;
    private readonly FileStream _lock;
    private readonly SecretFile _secrets;
    private bool _stopped;

    private EmbeddedPostgres(
        Cluster cluster, PostmasterProcess process, FileStream folderLock, SecretFile secrets, Endpoint endpoint)
    {
        _cluster = cluster;
        _process = process;
        _lock = folderLock;
        _secrets = secrets;
        Port = endpoint.Port;
        SocketFolder = endpoint.SocketFolder;
    }

    /// <summary>The folder in which PostgreSQL keeps its data.</summary>
    public string DataFolder => _cluster.DataFolder;

    /// <summary>Such as <c>PostgreSQL 18.4</c>.</summary>
    public string Version => _cluster.Version;

    /// <summary>Where the binaries come from, and as whom they run.</summary>
    public string Origin => $"{_cluster.Binaries.Source}, run as {_cluster.RunAs.Name}";

    /// <summary>What the user should know, such as data kept elsewhere; null when there is nothing to say.</summary>
    public string? Notice => _cluster.Notice;

    /// <summary>Whether this start made the data folder.</summary>
    public bool IsNew => _cluster.IsNew;

    /// <summary>The port on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>The folder of the Unix socket; <see langword="null"/> on Windows.</summary>
    public string? SocketFolder { get; }

    /// <summary>Ends when the server has ended, for whatever reason.</summary>
    public Task Exited => _process.Exited;

    /// <summary>Starts the server, and makes its data folder first when that is missing.</summary>
    /// <exception cref="EmbeddedPostgresException">
    /// No usable PostgreSQL was found, the folder is in use, or the server did not start.
    /// </exception>
    public static async Task<EmbeddedPostgres> StartAsync(
        EmbeddedPostgresOptions options, CancellationToken cancellationToken)
    {
        options = options with { Folder = Path.GetFullPath(options.Folder) };
        Folders.MakeReachable(options.Folder);
        FileStream folderLock = Lock(options.Folder);
        try
        {
            var secrets = new SecretFile(Path.Combine(options.Folder, "secrets.json"));
            Cluster cluster = await Cluster.PrepareAsync(options, secrets, cancellationToken);
            Endpoint endpoint = await Endpoint.ChooseAsync(cluster, options.Port, cancellationToken);
            PostmasterProcess process = await StartServerAsync(cluster, endpoint, options, cancellationToken);
            return new EmbeddedPostgres(cluster, process, folderLock, secrets, endpoint);
        }
        catch
        {
            await folderLock.DisposeAsync();
            throw;
        }
    }

    /// <summary>The password of a role: random, made on first use, kept in <c>secrets.json</c> of the folder.</summary>
    public string PasswordOf(string role) => _secrets.GetOrCreate(role);

    /// <summary>A connection string of Npgsql, over the Unix socket where there is one.</summary>
    public string ConnectionString(string role, string database) => new NpgsqlConnectionStringBuilder
    {
        Host = SocketFolder ?? IPAddress.Loopback.ToString(),
        Port = Port,
        Username = role,
        Password = PasswordOf(role),
        Database = database,
    }.ConnectionString;

    /// <summary>A connection URL over TCP, as <c>psql</c> and other tools take it.</summary>
    public string Url(string role, string database) =>
        $"postgresql://{role}:{PasswordOf(role)}@{IPAddress.Loopback}:{Port}/{database}";

    /// <summary>
    /// Writes <c>connections.env</c> (readable by its owner only): one <c>NAME=postgresql://…</c> line each.
    /// </summary>
    /// <returns>The path of the file.</returns>
    public string WriteConnections(string folder, IEnumerable<(string Name, string Role, string Database)> connections)
    {
        string path = Path.Combine(folder, "connections.env");
        PrivateFile.Write(path, string.Concat(connections.Select(it => $"{it.Name}={Url(it.Role, it.Database)}\n")));
        return path;
    }

    /// <summary>Stops the server: running statements are cancelled, what was committed is on disk.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_stopped)
        {
            return;
        }

        _stopped = true;
        try
        {
            await _process.StopAsync(cancellationToken);
        }
        finally
        {
            await _lock.DisposeAsync();
            _process.Dispose();
            if (SocketFolder is { } socketFolder && socketFolder != DataFolder)
            {
                Directory.Delete(socketFolder, recursive: true);
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await StopAsync(CancellationToken.None);

    /// <summary>Two programs on one folder would be refused by PostgreSQL later, and less clearly.</summary>
    private static FileStream Lock(string folder)
    {
        try
        {
            return new FileStream(
                Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException denied)
        {
            throw new EmbeddedPostgresException(
                $"{folder} cannot be written by this user. Choose another folder with GraphTenancy__Embedded__Folder.",
                denied);
        }
        catch (IOException taken)
        {
            throw new EmbeddedPostgresException(
                $"Another program uses {folder}. "
                + "Stop it, or choose another folder with GraphTenancy__Embedded__Folder.",
                taken);
        }
    }

    private static async Task<PostmasterProcess> StartServerAsync(
        Cluster cluster, Endpoint endpoint, EmbeddedPostgresOptions options, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.StartTimeout);
        string logFile = Path.Combine(options.Folder, "postgres.log");
        while (true)
        {
            PostmasterPid? leftBehind = PostmasterPid.Read(cluster.DataFolder);
            PostmasterProcess process =
                await PostmasterProcess.StartAsync(cluster, Arguments(cluster, endpoint, options), logFile);
            try
            {
                if (await IsReadyAsync(cluster, process, leftBehind, limit.Token))
                {
                    return process;
                }
            }
            catch (OperationCanceledException)
            {
                process.Kill();
                cancellationToken.ThrowIfCancellationRequested();
                throw new EmbeddedPostgresException(
                    $"PostgreSQL was not ready after {options.StartTimeout.TotalSeconds:0} seconds:\n"
                    + process.LastLines);
            }

            if (!process.LastLines.Contains("\"postmaster.pid\" already exists", StringComparison.Ordinal))
            {
                throw new EmbeddedPostgresException($"PostgreSQL did not start:\n{process.LastLines}");
            }

            // The server of a program that was killed is still shutting down; it takes some hundredths of a second.
            await Task.Delay(50, limit.Token);
        }
    }

    /// <summary>Waits until the server accepts connections; false when it has ended instead.</summary>
    private static async Task<bool> IsReadyAsync(
        Cluster cluster, PostmasterProcess process, PostmasterPid? leftBehind, CancellationToken cancellationToken)
    {
        while (!process.Exited.IsCompleted)
        {
            PostmasterPid? now = PostmasterPid.Read(cluster.DataFolder);
            if (now is { IsReady: true } && !now.IsSameRunAs(leftBehind))
            {
                return true;
            }

            await Task.WhenAny(process.Exited, Task.Delay(3, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }

        return false;
    }

    private static IEnumerable<string> Arguments(Cluster cluster, Endpoint endpoint, EmbeddedPostgresOptions options)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["listen_addresses"] = "127.0.0.1",
            ["port"] = endpoint.Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["unix_socket_directories"] = $"\"{endpoint.SocketFolder}\"",
            ["unix_socket_permissions"] = "0700",
            ["max_connections"] = "100",
            ["shared_buffers"] = "64MB",
            ["jit"] = "off",
            ["wal_level"] = "minimal",
            ["max_wal_senders"] = "0",
            ["timezone"] = "UTC",
            ["log_timezone"] = "UTC",
        };
        if (endpoint.SocketFolder is null)
        {
            settings.Remove("unix_socket_directories");
            settings.Remove("unix_socket_permissions");
        }

        if (!options.Durable)
        {
            settings["fsync"] = settings["full_page_writes"] = settings["synchronous_commit"] = "off";
        }

        foreach ((string name, string value) in options.Settings)
        {
            settings[name] = value;
        }

        return ["-D", cluster.DataFolder, .. settings.SelectMany(static it => new[] { "-c", $"{it.Key}={it.Value}" })];
    }

    private sealed record Endpoint(int Port, string? SocketFolder)
    {
        public static async Task<Endpoint> ChooseAsync(Cluster cluster, int port, CancellationToken cancellationToken)
        {
            int chosen = port != 0 ? port : IsFree(EmbeddedPostgresOptions.UsualPort)
                ? EmbeddedPostgresOptions.UsualPort
                : AnyFree();
            return new Endpoint(chosen, await SocketFolderAsync(cluster, cancellationToken));
        }

        private static async Task<string?> SocketFolderAsync(Cluster cluster, CancellationToken cancellationToken)
        {
            if (OperatingSystem.IsWindows())
            {
                return null;
            }

            if (System.Text.Encoding.UTF8.GetByteCount(cluster.DataFolder) <= LongestSocketFolder)
            {
                return cluster.DataFolder;
            }

            // A new name each time: nobody else can have made it before, and so own the socket.
            string folder = Directory.CreateTempSubdirectory("gt-").FullName;
            if (cluster.RunAs.Owner is { } owner)
            {
                await ChildCommand.RunAsync(["/bin/chown", owner, folder], cancellationToken);
            }

            return folder;
        }

        private static bool IsFree(int port)
        {
            try
            {
                using var probe = new TcpListener(IPAddress.Loopback, port);
                probe.Start();
                return true;
            }
            catch (SocketException)
            {
                return false;
            }
        }

        private static int AnyFree()
        {
            using var probe = new TcpListener(IPAddress.Loopback, 0);
            probe.Start();
            return ((IPEndPoint)probe.LocalEndpoint).Port;
        }
    }
}
