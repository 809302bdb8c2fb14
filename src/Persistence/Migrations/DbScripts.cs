using System.Reflection;

namespace GraphTenancy.Persistence.Migrations;

/// <summary>The files of <c>db/</c> that are embedded in this assembly, ordered by name.</summary>
internal static class DbScripts
{
    internal static DbScript Roles { get; } = Load("db/roles.sql");

    internal static IReadOnlyList<DbScript> Migrations { get; } = LoadFolder("db/migrations/");

    internal static IReadOnlyList<DbScript> Policies { get; } = LoadFolder("db/policies/");

    internal static IReadOnlyList<DbScript> Checks { get; } = LoadFolder("db/checks/");

    private static Assembly Assembly => typeof(DbScripts).Assembly;

    private static IReadOnlyList<DbScript> LoadFolder(string folder) =>
    [
        .. Assembly.GetManifestResourceNames()
            // On Windows the folder part of a resource's name has backslashes.
            .Where(resource => resource.Replace('\\', '/').StartsWith(folder, StringComparison.Ordinal))
            .Select(Load)
            .OrderBy(script => script.Name, StringComparer.Ordinal),
    ];

    private static DbScript Load(string resource)
    {
        using Stream stream = Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The assembly has no resource {resource}.");
        using var reader = new StreamReader(stream);
        string text = reader.ReadToEnd().ReplaceLineEndings("\n");
        return new DbScript(Path.GetFileNameWithoutExtension(resource.Replace('\\', '/')), text);
    }
}
