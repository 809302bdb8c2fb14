using System.Globalization;

namespace GraphTenancy.Persistence.Embedded;

/// <summary>
/// What the running server says about itself in <c>postmaster.pid</c>; <c>pg_ctl</c> reads the same lines.
/// </summary>
/// <param name="ProcessId">The server's process id.</param>
/// <param name="StartedAt">When it started; tells it from a server that crashed and left its file behind.</param>
/// <param name="IsReady">Whether it accepts connections.</param>
internal sealed record PostmasterPid(int ProcessId, string StartedAt, bool IsReady)
{
    private const int StartLine = 2;
    private const int StatusLine = 7;

    /// <summary>Reads the file; null when there is none or it is being written.</summary>
    public static PostmasterPid? Read(string dataFolder)
    {
        try
        {
            using var file = new FileStream(
                Path.Combine(dataFolder, "postmaster.pid"), FileMode.Open, FileAccess.Read,
                FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(file);
            string[] lines = reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries);
            return int.TryParse(lines[0], NumberStyles.None, CultureInfo.InvariantCulture, out int id)
                ? new PostmasterPid(id, Line(lines, StartLine), Line(lines, StatusLine) == "ready")
                : null;
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Whether both files are of the same run of a server.</summary>
    public bool IsSameRunAs(PostmasterPid? other) => ProcessId == other?.ProcessId && StartedAt == other.StartedAt;

    private static string Line(string[] lines, int index) => index < lines.Length ? lines[index] : "";
}
