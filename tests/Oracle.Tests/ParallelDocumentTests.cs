using System.Collections.Concurrent;
using GraphTenancy.Oracle.Tests.Documents;
using GraphTenancy.Oracle.Tests.Reference;
using GraphTenancy.Oracle.Tests.World;

namespace GraphTenancy.Oracle.Tests;

/// <summary>
/// Plans, statements and connections are shared by all requests. So the same documents are asked by several tenants at
/// once, in other orders, and every answer must be the one that the tenant gets when it is alone.
/// </summary>
[Collection(OracleCollection.Name)]
public sealed class ParallelDocumentTests(OracleServer server)
{
    private const int Seed = 815;
    private const int Documents = 60;
    private const int Rounds = 3;
    private const int Clients = 8;

    [Fact]
    public async Task Documents_mean_the_same_when_tenants_ask_them_at_once()
    {
        RandomRun run = await RandomRun.PrepareAsync(server, Seed);
        var questions = new List<(RandomDocument Document, Reader Reader, ReferenceAnswer Expected)>();
        for (int index = 0; index < Documents; index++)
        {
            (RandomDocument document, _) = await run.MakeAsync(index);
            questions.AddRange(run.Readers.Select(reader => (document, reader, run.Expect(document, reader))));
        }

        var random = new Random(Seed);
        var differences = new ConcurrentBag<string>();
        var asked = Enumerable.Range(0, Rounds).SelectMany(_ => questions).OrderBy(_ => random.Next()).ToList();
        await Parallel.ForEachAsync(asked, new ParallelOptions { MaxDegreeOfParallelism = Clients }, async (question, _) =>
        {
            TestAnswer answer = await question.Reader.SendAsync(question.Document);
            if (Difference.Find(question.Expected, answer.Body) is { } difference)
            {
                differences.Add($"{question.Document.Print()}\n{difference}");
            }
        });

        Assert.True(differences.IsEmpty, string.Join("\n\n", differences.Take(3)));
    }
}
