using System.Text;

namespace GraphTenancy.Benchmarks.Engine;

/// <summary>Documents that are made to cost much.</summary>
internal static class HostileDocuments
{
    private const int Megabyte = 1024 * 1024;

    /// <summary>The documents by name.</summary>
    public static IReadOnlyDictionary<string, Func<string>> All { get; } = new Dictionary<string, Func<string>>
    {
        ["60 fragments that double"] = DoublingFragments,
        ["10,000 aliases"] = static () => $"{{ {Repeat(10_000, static i => $"a{i}: __typename ")} }}",
        ["1 MB of braces"] = static () => new string('{', Megabyte),
        ["1 MB of brackets"] = static () => "{ search(text: " + new string('[', Megabyte),
        ["1 MB of commas"] = static () => "{ __typename }" + new string(',', Megabyte),
        ["1 MB of comments"] = static () => Repeat(Megabyte / 16, static _ => "#23456789012345\n") + "{ __typename }",
        ["1 MB of a string"] = static () => $"{{ customer(id: \"{new string('x', Megabyte)}\") {{ name }} }}",
        ["quadratic overlap"] = static () => $"{{ {Repeat(4_000, static _ => "customer(id: 1) { name } ")} }}",
        ["overlap of different arguments"] = static () =>
            $"{{ {Repeat(2_000, static i => $"customer(id: {i}) {{ name }} ")} }}",
        ["overlap through fragments"] = OverlapThroughFragments,
        ["10,000 directives"] = static () => $"{{ __typename {Repeat(10_000, static _ => "@skip(if: false) ")} }}",
        ["10,000 unknown directives"] = static () => $"{{ __typename {Repeat(10_000, static i => $"@d{i} ")} }}",
        ["1,500 operations, 1,500 fragments"] = static () =>
            Repeat(1_500, static i => $"query q{i} {{ ...f{i} }} fragment f{i} on Query {{ __typename ...f{i + 1} }} ")
            + "fragment f1500 on Query { __typename }",
        ["900 operations, 900 fragments"] = static () => Repeat(900, static i => $"query q{i} {{ ...f{i} }} ")
            + Repeat(900, static i => $"fragment f{i} on Query {{ __typename ...f{i + 1} }} ")
            + "fragment f900 on Query { __typename }",
        ["a circle of 1,500 fragments"] = static () => "{ ...f0 } " + Repeat(
            1_500, static i => $"fragment f{i} on Query {{ ...f{(i + 1) % 1_500} }} "),
        ["introspection with 200 aliases"] = static () =>
            $"{{ {Repeat(200, static i => $"a{i}: __schema {{ types {{ name fields {{ name }} }} }} ")} }}",
        ["a circle in the introspection"] = static () =>
            "{ __schema { types { "
            + Repeat(40, static _ => "fields { type { ") + "name" + Repeat(40, static _ => " } }") + " } } }",
        ["3,000 variables"] = static () =>
            $"query ({Repeat(3_000, static i => $"$v{i}: Int ")}) {{ {Repeat(3_000, static i => $"a{i}: __typename ")} }}",
        ["3,000 unknown names"] = static () => $"{{ {Repeat(3_000, static i => $"ordesr{i} ")} }}",
        ["an object of 5,000 fields"] = static () =>
            $"{{ orders(where: {{ {Repeat(5_000, static i => $"f{i}: 1 ")} }}) {{ totalCount }} }}",
    };

    private static string DoublingFragments() => "{ ...f0 } "
        + Repeat(60, static i => $"fragment f{i} on Query {{ a{i}: __typename ...f{i + 1} ...f{i + 1} }} ")
        + "fragment f60 on Query { __typename }";

    // Each level selects the same field in many ways, and each way leads through all fragments of the next level.
    private static string OverlapThroughFragments()
    {
        const int Levels = 12;
        const int Width = 12;
        var text = new StringBuilder($"{{ customer(id: 1) {{ {Repeat(Width, static i => $"...f0x{i} ")} }} }} ");
        for (int level = 0; level < Levels; level++)
        {
            for (int place = 0; place < Width; place++)
            {
                string spreads = level + 1 == Levels ? "id" : Repeat(Width, i => $"...f{level + 1}x{i} ");
                text.Append($"fragment f{level}x{place} on Customer {{ id a{place}: name ")
                    .Append($"orders {{ nodes {{ customer {{ {spreads} }} }} }} }} ");
            }
        }

        return text.ToString();
    }

    private static string Repeat(int count, Func<int, string> part) =>
        string.Concat(Enumerable.Range(0, count).Select(part));
}
