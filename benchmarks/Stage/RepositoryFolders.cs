namespace GraphTenancy.Benchmarks.Stage;

/// <summary>Finds folders of the repository, in which the program was built.</summary>
internal static class RepositoryFolders
{
    /// <summary>The folder of this path in one of the folders above the program; <see langword="null"/> when
    /// there is none.</summary>
    public static string? Find(string path)
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            string candidate = Path.Combine(at.FullName, path);
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}
