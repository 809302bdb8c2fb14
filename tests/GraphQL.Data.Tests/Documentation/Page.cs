using System.Text.RegularExpressions;

namespace GraphTenancy.GraphQL.Data.Tests.Documentation;

/// <summary>A page of <c>docs</c>, taken apart.</summary>
internal sealed partial class Page
{
    private readonly string _text;

    private Page(string text) => _text = text;

    /// <summary>The documents, each with the statements that stand right below it.</summary>
    public IEnumerable<(string Document, string Sql)> Examples() =>
        ExamplePattern().Matches(_text)
            .Select(static match => (match.Groups["document"].Value, match.Groups["sql"].Value));

    /// <summary>Blocks of C#.</summary>
    public IEnumerable<string> Code() =>
        CodePattern().Matches(_text).Select(static match => match.Groups["code"].Value);

    /// <summary>The rows of the table of filters: a filter of one field, and a condition on <c>t0</c>.</summary>
    public IEnumerable<(string Where, string Condition)> Filters() =>
        RowPattern().Matches(_text)
            .Select(static match => (match.Groups["where"].Value, match.Groups["condition"].Value));

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

    [GeneratedRegex(
        "```graphql\n(?<document>.*?)```\n+```sql\n(?<sql>.*?)```",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex ExamplePattern();

    [GeneratedRegex(
        "```csharp\n(?<code>.*?)```",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex CodePattern();

    [GeneratedRegex(
        @"^\| `(?<where>\w+: [^`]+)` \| `(?<condition>[^`]*\bt0\.[^`]+)` \|",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 5000)]
    private static partial Regex RowPattern();
}
