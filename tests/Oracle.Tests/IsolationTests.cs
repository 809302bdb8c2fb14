using System.Text.RegularExpressions;
using GraphTenancy.Oracle.Tests.Documents;
using GraphTenancy.Oracle.Tests.Reference;
using GraphTenancy.Oracle.Tests.World;
using Xunit.Abstractions;

namespace GraphTenancy.Oracle.Tests;

/// <summary>The same documents, asked by two tenants of one shape: no answer has a key of the other one's.</summary>
[Collection(OracleCollection.Name)]
public sealed partial class IsolationTests(OracleServer server, ITestOutputHelper output)
{
    private const int Seed = 4711;
    private const int Documents = 150;

    [Fact]
    public async Task No_answer_has_a_key_that_only_another_tenant_has()
    {
        RandomRun run = await RandomRun.PrepareAsync(server, Seed);
        HashSet<string>[] keys = [.. run.Readers.Select(static reader => KeysOf(reader.View))];
        HashSet<string>[] own =
        [
            .. keys.Select((set, i) => set.Except(keys.Where((_, j) => j != i).SelectMany(static o => o)).ToHashSet()),
        ];
        int[] found = new int[run.Readers.Count];
        for (int index = 0; index < Documents; index++)
        {
            (RandomDocument document, _) = await run.MakeAsync(index);
            foreach ((int asking, Reader reader) in run.Readers.Index())
            {
                string body = (await reader.SendAsync(document)).Body;
                HashSet<string> said = [.. Tokens().Matches(body).Select(static match => match.Value)];
                Assert.All(own.Where((_, owner) => owner != asking), others => Assert.Empty(others.Intersect(said)));
                found[asking] += own[asking].Count(said.Contains);
            }
        }

        output.WriteLine($"own keys in the answers: {string.Join(", ", found)}");
        Assert.True(found[0] > Documents && found[1] > Documents, "The documents ask for too few keys to prove anything.");
    }

    /// <summary>Every key of every row that the tenant sees, as it may stand in an answer.</summary>
    private static HashSet<string> KeysOf(TenantView view) =>
    [
        .. Records.All.Values.SelectMany(type => type.Rows(view).SelectMany(row => row.Keys.SelectMany(key => (string[])
            [$"{key}", Column.EncodeId(type.Name, key)]))),
    ];

    // Global ids and plain ones.
    [GeneratedRegex("[0-9A-Za-z+/=-]{36,}", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Tokens();
}
