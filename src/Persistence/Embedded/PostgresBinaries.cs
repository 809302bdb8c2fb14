using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace GraphTenancy.Persistence.Embedded;

/// <summary>A folder with <c>initdb</c>, <c>pg_ctl</c> and <c>postgres</c>.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Source">Where it comes from, for messages.</param>
internal sealed record PostgresBinaries(string Folder, string Source)
{
    public const int OldestMajor = 15;

    /// <summary>How to get PostgreSQL, for messages.</summary>
    public const string HowToGet =
        "Run 'npm ci' in the ide folder (it brings PostgreSQL 18 for Linux, macOS and Windows), "
        + "or install PostgreSQL 15 or newer (Debian: apt-get install postgresql), "
        + "or set ConnectionStrings__App to a server that you run.";

    public string Postgres => Path.Combine(Folder, Executable("postgres"));

    public string InitDb => Path.Combine(Folder, Executable("initdb"));

    /// <summary>
    /// All candidates, best first: npm's package, Debian's versions from new to old, the search path.
    /// </summary>
    public static IReadOnlyList<PostgresBinaries> Find(string? nodeModules)
    {
        List<PostgresBinaries> found = [];
        foreach (string folder in nodeModules is null ? NodeModulesAbove() : [nodeModules])
        {
            AddIfComplete(found, FromNpm(folder));
        }

        foreach (string folder in InstalledVersions())
        {
            AddIfComplete(found, new PostgresBinaries(folder, "installed"));
        }

        foreach (string folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
        {
            AddIfComplete(found, new PostgresBinaries(folder, "search path"));
        }

        return [.. found.DistinctBy(static binaries => binaries.Folder)];
    }

    /// <summary>The major version in the output of <c>postgres --version</c>; 0 when it says something else.</summary>
    public static int ParseMajor(string versionText)
    {
        // "postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)", "postgres (PostgreSQL) 18beta1"
        string[] words = versionText.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        string version = words.Length > 2 ? words[2] : "";
        string digits = new([.. version.TakeWhile(char.IsAsciiDigit)]);
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int major) ? major : 0;
    }

    private static void AddIfComplete(List<PostgresBinaries> found, PostgresBinaries? candidate)
    {
        if (candidate is { Folder.Length: > 0 } && File.Exists(candidate.Postgres) && File.Exists(candidate.InitDb))
        {
            found.Add(candidate);
        }
    }

    private static string Executable(string name) => OperatingSystem.IsWindows() ? name + ".exe" : name;

    private static IEnumerable<string> NodeModulesAbove()
    {
        foreach (string start in new[] { AppContext.BaseDirectory, Environment.CurrentDirectory })
        {
            for (DirectoryInfo? at = new(start); at is not null; at = at.Parent)
            {
                string candidate = Path.Combine(at.FullName, "ide", "node_modules");
                if (Directory.Exists(candidate))
                {
                    yield return candidate;
                }
            }
        }
    }

    private static PostgresBinaries? FromNpm(string nodeModules)
    {
        string os = OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux";
        string architecture = RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant();
        string package = Path.Combine(nodeModules, "@embedded-postgres", $"{os}-{architecture}");
        if (!Directory.Exists(package))
        {
            return null;
        }

        RestoreLinks(package);
        return new PostgresBinaries(Path.Combine(package, "native", "bin"), "npm");
    }

    /// <summary>npm packages cannot hold symbolic links; a list tells which ones the libraries need.</summary>
    private static void RestoreLinks(string package)
    {
        string list = Path.Combine(package, "native", "pg-symlinks.json");
        if (!File.Exists(list))
        {
            return;
        }

        using JsonDocument links = JsonDocument.Parse(File.ReadAllBytes(list));
        foreach (JsonElement link in links.RootElement.EnumerateArray())
        {
            string target = Path.GetFullPath(Path.Combine(package, link.GetProperty("target").GetString() ?? ""));
            string source = Path.GetFullPath(Path.Combine(package, link.GetProperty("source").GetString() ?? ""));
            if (File.Exists(target) || !File.Exists(source))
            {
                continue;
            }

            try
            {
                File.CreateSymbolicLink(target, Path.GetRelativePath(Path.GetDirectoryName(target) ?? "", source));
            }
            catch (IOException) when (File.Exists(target))
            {
                // Another process, such as a second test run, made the same link at the same moment.
                continue;
            }
        }
    }

    private static IEnumerable<string> InstalledVersions()
    {
        string[] roots =
            ["/usr/lib/postgresql", "/usr/local/opt", "/opt/homebrew/opt", "/Library/PostgreSQL", "/usr/pgsql"];
        foreach (string root in roots.Where(Directory.Exists))
        {
            var versions = Directory.EnumerateDirectories(root)
                .Select(static folder => (Folder: folder, Major: MajorOfFolder(Path.GetFileName(folder))))
                .Where(static version => version.Major >= OldestMajor)
                .OrderByDescending(static version => version.Major);
            foreach ((string folder, int _) in versions)
            {
                yield return Path.Combine(folder, "bin");
            }
        }
    }

    private static int MajorOfFolder(string name)
    {
        string digits = name.StartsWith("postgresql@", StringComparison.Ordinal) ? name["postgresql@".Length..] : name;
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int major) ? major : 0;
    }
}
