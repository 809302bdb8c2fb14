using System.Globalization;
using GraphTenancy.Oracle.Tests.Documents;
using GraphTenancy.Oracle.Tests.Reference;
using GraphTenancy.Oracle.Tests.World;
using Xunit.Abstractions;

namespace GraphTenancy.Oracle.Tests;

/// <summary>
/// The server against the slow reference, over HTTP. <c>ORACLE_DOCUMENTS</c> says how many documents,
/// <c>ORACLE_SEED</c> which ones; a failure names the seed of its document, and <c>ORACLE_ONLY</c> runs that one alone.
/// </summary>
[Collection(OracleCollection.Name)]
public sealed class RandomDocumentTests(OracleServer server, ITestOutputHelper output)
{
    private const int DefaultDocuments = 1000;
    private const int DefaultSeed = 20_261_121;
    private const int MostFailures = 5;

    [Fact]
    public async Task Random_documents_mean_what_the_reference_says_and_are_one_round_trip()
    {
        RandomRun run = await RandomRun.PrepareAsync(server, Setting("ORACLE_SEED", DefaultSeed));
        var failures = new List<string>();
        IEnumerable<int> indexes = Setting("ORACLE_ONLY", -1) is >= 0 and int only
            ? [only]
            : Enumerable.Range(0, Setting("ORACLE_DOCUMENTS", DefaultDocuments));
        foreach (int index in indexes)
        {
            if (await run.TryAsync(index) is { } failure)
            {
                failures.Add(failure);
                if (failures.Count == MostFailures)
                {
                    break;
                }
            }
        }

        output.WriteLine(run.Summary);
        Assert.True(failures.Count == 0, string.Join("\n\n", failures));
    }

    // What the reference does not know is never asked for. "admin" has no tenant, and tests of its own.
    [Fact]
    public async Task The_reference_knows_every_field_that_a_tenant_can_read()
    {
        SchemaModel schema = await server.ReadSchemaAsync(server.CreateClient(await server.Postgres.CreateTenantAsync()));
        string[] types = ["Query", .. Records.All.Keys];

        IEnumerable<string> unknown = types.SelectMany(
            type => schema[type].Fields.Where(field => !Resolvers.Knows(type, field.Name)).Select(field => $"{type}.{field.Name}"));

        Assert.Equal(["Query.admin"], unknown);
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out int value) ? value : otherwise;
}
