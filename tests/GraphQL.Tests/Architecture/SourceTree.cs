using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace GraphTenancy.GraphQL.Tests.Architecture;

/// <summary>What the sources say of themselves: who refers to whom.</summary>
internal static partial class SourceTree
{
    private static readonly string Source = Path.Combine(ProjectFolders.Root, "src");

    /// <summary>The projects to which a project refers.</summary>
    public static string[] ReferencesOf(string project)
    {
        string folder = Path.Combine(Source, project);
        return [.. XDocument.Load(Path.Combine(folder, project + ".csproj")).Descendants("ProjectReference")
            .Select(static reference => (string?)reference.Attribute("Include") ?? "")
            .Select(static path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')))
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>The C# files of a project, with the path from its folder.</summary>
    public static IEnumerable<SourceFile> FilesOf(string project)
    {
        string folder = Path.Combine(Source, project);
        return Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Select(path => (Full: path, Short: Path.GetRelativePath(folder, path).Replace('\\', '/')))
            .Where(static path => !path.Short.StartsWith("obj/", StringComparison.Ordinal)
                && !path.Short.StartsWith("bin/", StringComparison.Ordinal))
            .Select(static path => new SourceFile(path.Short, File.ReadAllText(path.Full)));
    }

    [GeneratedRegex(
        @"^using (static |\w+ = )?GraphTenancy\.(?<name>[\w.]+);",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    internal static partial Regex Using();
}

/// <summary>A file of a project.</summary>
internal sealed record SourceFile(string Path, string Text)
{
    /// <summary>The first folder of its path; empty for a file of the project itself.</summary>
    public string Folder => Path.Contains('/', StringComparison.Ordinal) ? Path[..Path.IndexOf('/', StringComparison.Ordinal)] : "";

    /// <summary>The namespaces that it uses, without the first part that all share.</summary>
    public IEnumerable<string> Usings => SourceTree.Using().Matches(Text).Select(static use => use.Groups["name"].Value);
}
