using System.Text.RegularExpressions;

namespace GraphTenancy.GraphQL.Data.Tests.Documentation;

/// <summary>A page of <c>docs</c>, taken apart.</summary>
internal sealed partial class Page
{
    private readonly string _text;

    private Page(string text) => _text = text;

    /// <summary>The documents, each with the statements that stand right below it.</summary>
    public IEnumerable<(string Document, string Sql)> Examples() =>
        ExamplePattern().Matches(_text).Select(static match => (match.Groups[1].Value, match.Groups[2].Value));

    /// <summary>Blocks of C#.</summary>
    public IEnumerable<string> Code() => CodePattern().Matches(_text).Select(static match => match.Groups[1].Value);

    /// <summary>The rows of the table of filters: a filter of one field, and a condition on <c>t0</c>.</summary>
    public IEnumerable<(string Where, string Condition)> Filters() =>
        RowPattern().Matches(_text).Select(static match => (match.Groups[1].Value, match.Groups[2].Value));

    public static Page Read(string path) => new(File.ReadAllText(Path.Combine(Root(), path)));

    /// <summary>The folder of the solution.</summary>
    public static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "GraphTenancy.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("These tests run inside the repository.");
    }

    [GeneratedRegex("```graphql\n(.*?)```\n+```sql\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex ExamplePattern();

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodePattern();

    [GeneratedRegex(@"^\| `(\w+: [^`]+)` \| `([^`]*\bt0\.[^`]+)` \|", RegexOptions.Multiline)]
    private static partial Regex RowPattern();
}
