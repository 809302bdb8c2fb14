using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace GraphTenancy.Persistence.Embedded;

/// <summary>A data folder together with binaries that fit it and a way to run them.</summary>
internal sealed record Cluster
{
    public required PostgresBinaries Binaries { get; init; }

    public required RunAs RunAs { get; init; }

    /// <summary>PostgreSQL's data folder.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Such as <c>PostgreSQL 18.4</c>.</summary>
    public required string Version { get; init; }

    /// <summary>Whether the data folder was made just now.</summary>
    public bool IsNew { get; init; }

    /// <summary>What the user should know, such as data kept elsewhere; null when there is nothing to say.</summary>
    public string? Notice { get; init; }

    /// <summary>
    /// Finds binaries and a way to run them that works, and makes the data folder when it is missing.
    /// </summary>
    public static async Task<Cluster> PrepareAsync(
        EmbeddedPostgresOptions options, SecretFile secrets, CancellationToken cancellationToken)
    {
        IReadOnlyList<PostgresBinaries> binaries = PostgresBinaries.Find(options.NodeModules);
        if (binaries.Count == 0)
        {
            throw new EmbeddedPostgresException($"No PostgreSQL was found. {PostgresBinaries.HowToGet}");
        }

        string usual = Path.Combine(options.Folder, "postgres");
        List<string> refusals = [];
        foreach ((string dataFolder, string? notice) in Places(usual))
        {
            foreach (PostgresBinaries candidate in binaries)
            {
                foreach (RunAs runAs in RunAs.Candidates())
                {
                    var cluster = new Cluster
                    {
                        Binaries = candidate,
                        RunAs = runAs,
                        DataFolder = dataFolder,
                        Version = "",
                        Notice = notice,
                    };
                    if (await cluster.TryAsync(refusals, cancellationToken) is { } usable)
                    {
                        return usable.IsNew
                            ? await usable.InitializeAsync(options, secrets, cancellationToken)
                            : usable;
                    }
                }
            }
        }

        throw new EmbeddedPostgresException(
            $"No PostgreSQL that was found can run with data in {usual}:\n"
            + $"  {string.Join("\n  ", refusals.Distinct())}\n"
            + PostgresBinaries.HowToGet);
    }

    /// <summary>
    /// The data folder below the project, and one that every account can reach; data that exist are never left behind.
    /// </summary>
    private static IEnumerable<(string DataFolder, string? Notice)> Places(string usual)
    {
        yield return (usual, null);
        bool hasData = File.Exists(Path.Combine(usual, "PG_VERSION"));
        if (!hasData && !OperatingSystem.IsWindows())
        {
            string elsewhere = $"/var/tmp/graphtenancy-{ShortHash(usual)}/postgres";
            yield return (
                elsewhere,
                $"The data lie in {elsewhere}: the account that runs PostgreSQL cannot reach {usual}.");
        }
    }

    /// <summary>A short name for a path, the same in every process.</summary>
    public static string ShortHash(string path) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..12];

    private async Task<Cluster?> TryAsync(List<string> refusals, CancellationToken cancellationToken)
    {
        string versionFile = Path.Combine(DataFolder, "PG_VERSION");
        bool isNew = !File.Exists(versionFile);
        string probed = isNew ? Draft : DataFolder;
        if (isNew)
        {
            MakeDraft();
        }

        (bool works, string output) = await ProbeAsync(probed, cancellationToken);
        if (!works && RunAs.Owner is { } owner && Directory.Exists(probed))
        {
            await ChildCommand.RunAsync(["/bin/chown", "-R", owner, probed], cancellationToken);
            (works, output) = await ProbeAsync(probed, cancellationToken);
        }

        string who = $"{Binaries.Folder} as {RunAs.Name}";
        int major = PostgresBinaries.ParseMajor(output);
        if (!works || major < PostgresBinaries.OldestMajor)
        {
            string reason = works
                ? $"{output.Trim()} is older than {PostgresBinaries.OldestMajor}"
                : Reason(output);
            refusals.Add($"{who}: {reason}");
            return null;
        }

        if (!isNew && (await File.ReadAllTextAsync(versionFile, cancellationToken)).Trim() is { } made
            && made != major.ToString(CultureInfo.InvariantCulture))
        {
            refusals.Add($"{who} is version {major}, but the data were made by version {made}; "
                + $"install that version, or delete {DataFolder} to start with new data");
            return null;
        }

        return this with { IsNew = isNew, Version = "PostgreSQL " + output.Split(' ', 4)[2].Trim() };
    }

    private string Draft => DataFolder + ".new";

    private static string Reason(string output) =>
        output.Trim() is { Length: > 0 } said
            ? said.ReplaceLineEndings(" ")
            : "its data folder cannot be reached or written";

    /// <summary>A folder that initdb did not finish is of no use to anyone, so the draft starts empty.</summary>
    private void MakeDraft()
    {
        if (Directory.Exists(Draft))
        {
            Directory.Delete(Draft, recursive: true);
        }

        Folders.MakeReachable(Path.GetDirectoryName(DataFolder) ?? DataFolder);
        Folders.MakePrivate(Draft);
    }

    /// <summary>One trip to the other account: do the binaries run, and is the folder its own and writable?</summary>
    private async Task<(bool Works, string Output)> ProbeAsync(string folder, CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsWindows())
        {
            (int exitCode, string version) = await ChildCommand.RunAsync(
                [Binaries.Postgres, "--version"], cancellationToken);
            return (exitCode == 0, version);
        }

        (int code, string output) = await ChildCommand.RunAsync(
            RunAs.Once(
                "/bin/sh", "-c", "\"$1\" --version && test -O \"$2\" && test -w \"$2\"", "sh",
                Binaries.Postgres, folder),
            cancellationToken);
        return (code == 0, output);
    }

    private async Task<Cluster> InitializeAsync(
        EmbeddedPostgresOptions options, SecretFile secrets, CancellationToken cancellationToken)
    {
        string passwordFile = Path.Combine(Path.GetDirectoryName(DataFolder) ?? ".", "initdb.password");
        PrivateFile.Write(passwordFile, secrets.GetOrCreate(EmbeddedPostgres.Superuser));
        try
        {
            if (RunAs.Owner is { } owner)
            {
                await ChildCommand.RunAsync(["/bin/chown", owner, passwordFile], cancellationToken);
            }

            string[] command =
            [
                Binaries.InitDb, "-D", Draft, "-U", EmbeddedPostgres.Superuser, "--auth=scram-sha-256",
                "--pwfile=" + passwordFile, "--encoding=UTF8", "--locale=C", "--no-instructions",
                .. options.Durable ? Array.Empty<string>() : ["--no-sync"],
            ];
            (int exitCode, string output) = await ChildCommand.RunAsync(RunAs.Once(command), cancellationToken);
            if (exitCode != 0)
            {
                throw new EmbeddedPostgresException($"initdb ended with exit code {exitCode}:\n{output.Trim()}");
            }
        }
        finally
        {
            File.Delete(passwordFile);
        }

        Directory.Move(Draft, DataFolder);
        return this;
    }
}
