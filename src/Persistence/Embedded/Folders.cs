namespace GraphTenancy.Persistence.Embedded;

/// <summary>Makes folders with the permissions that the embedded PostgreSQL needs.</summary>
internal static class Folders
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>
    /// A folder that other accounts may pass through but not list: PostgreSQL may run as one of them.
    /// </summary>
    public static void MakeReachable(string folder) =>
        Make(folder, Owner | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);

    /// <summary>A folder for its owner only.</summary>
    public static void MakePrivate(string folder) => Make(folder, Owner);

    private static void Make(string folder, UnixFileMode mode)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, mode);
        }
    }
}
