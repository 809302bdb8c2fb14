namespace GraphTenancy.GraphQL;

/// <summary>Finds folders of the checkout from wherever the program was started.</summary>
internal static class ProjectFolders
{
    /// <summary>The checkout's folder; the current folder when the program runs outside a checkout.</summary>
    public static string Root =>
        Above("GraphTenancy.sln") is { } solution
            ? Path.GetDirectoryName(solution) ?? "."
            : Environment.CurrentDirectory;

    /// <summary>
    /// A file or folder of this relative path, searched upwards; <see langword="null"/> when there is none.
    /// </summary>
    public static string? Above(string relativePath)
    {
        foreach (string start in new[] { AppContext.BaseDirectory, Environment.CurrentDirectory })
        {
            for (DirectoryInfo? at = new(start); at is not null; at = at.Parent)
            {
                string candidate = Path.Combine(at.FullName, relativePath);
                if (Path.Exists(candidate))
                {
                    return candidate;
                }
            }
        }

        return null;
    }
}
