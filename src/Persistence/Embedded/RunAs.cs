using System.Runtime.InteropServices;

namespace GraphTenancy.Persistence.Embedded;

/// <summary>A way to run PostgreSQL, which refuses to run as root.</summary>
/// <param name="Name">For messages.</param>
/// <param name="Prefix">The command line that stands before that of PostgreSQL and replaces itself by it.</param>
/// <param name="Owner">Who must own the data, as <c>uid:gid</c>; <see langword="null"/>: whoever runs this
/// program.</param>
internal sealed record RunAs(string Name, IReadOnlyList<string> Prefix, string? Owner)
{
    /// <summary>
    /// Sends SIGINT (fast shutdown) when the thread that started the process ends. The signal belongs to the thread:
    /// started from a pool thread the server would stop whenever the pool retires that thread.
    /// </summary>
    private static readonly string[] DieWithParent = ["--pdeathsig", "INT", "--"];

    /// <summary>Whether the kernel stops PostgreSQL when this program dies by SIGKILL.</summary>
    public static bool KernelStopsOrphans => OperatingSystem.IsLinux() && Tool("setpriv") is not null;

    /// <summary>The ways that this system offers, best first.</summary>
    public static IReadOnlyList<RunAs> Candidates()
    {
        if (OperatingSystem.IsWindows() || GetEffectiveUserId() != 0)
        {
            return [new RunAs("the current user", [], Owner: null)];
        }

        List<RunAs> candidates = [];
        if (Tool("setpriv") is { } setpriv && FindAccount() is (string name, string uid, string gid))
        {
            candidates.Add(new RunAs(
                $"user {name}", [setpriv, "--reuid", uid, "--regid", gid, "--clear-groups"], $"{uid}:{gid}"));
        }

        if (Tool("unshare") is { } unshare)
        {
            // In a user namespace without mapping root is nobody, yet files of root stay within reach.
            candidates.Add(new RunAs("root without rights, in a user namespace", [unshare, "-U"], "0:0"));
        }

        return candidates;
    }

    /// <summary>The command line for a tool that ends by itself, such as <c>initdb</c>.</summary>
    public IReadOnlyList<string> Once(params IEnumerable<string> command) =>
        Prefix is [.., "--clear-groups"] ? [.. Prefix, "--", .. command] : [.. Prefix, .. command];

    /// <summary>The command line for the server: own session, so that Ctrl-C reaches this program only.</summary>
    public IReadOnlyList<string> Server(params IEnumerable<string> command)
    {
        IEnumerable<string> session = Tool("setsid") is { } setsid ? [setsid] : [];
        if (!KernelStopsOrphans)
        {
            return [.. session, .. Once(command)];
        }

        return Prefix is [.., "--clear-groups"]
            ? [.. session, .. Prefix, .. DieWithParent, .. command]
            : [.. session, .. Prefix, Tool("setpriv") ?? "setpriv", .. DieWithParent, .. command];
    }

    [DllImport("libc", EntryPoint = "geteuid")]
    private static extern uint GetEffectiveUserId();

    private static string? Tool(string name) =>
        new[] { "/usr/bin", "/bin", "/usr/sbin", "/sbin" }
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);

    private static (string Name, string Uid, string Gid)? FindAccount()
    {
        if (!File.Exists("/etc/passwd"))
        {
            return null;
        }

        var accounts = File.ReadLines("/etc/passwd")
            .Select(static line => line.Split(':'))
            .Where(static fields => fields.Length > 3 && fields[0] is "postgres" or "nobody")
            .ToDictionary(static fields => fields[0], static fields => (fields[0], fields[2], fields[3]));
        return accounts.TryGetValue("postgres", out var account) || accounts.TryGetValue("nobody", out account)
            ? account
            : null;
    }
}
