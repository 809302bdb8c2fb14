using System.Text.Json;
using GraphTenancy.Oracle.Tests.Reference;
using GraphTenancy.Oracle.Tests.World;
using GraphTenancy.Persistence.Sessions;

namespace GraphTenancy.Oracle.Tests.Documents;

/// <summary>Companies with random rows, and random documents that are put to the server and to the reference.</summary>
internal sealed class RandomRun
{
    // What a run is worth nothing without.
    private static readonly string[] Features =
    [
        "where:", "order:", "after:", "before:", "last:", "@skip", "@include", "fragment", "... on Node", "nodes(", "groupBy",
        "Aggregate(", "lines(", "daysOpen", "totalCount", "($v",
    ];

    private readonly OracleServer _server;
    private readonly int _seed;
    private readonly List<Reader> _readers = [];
    private readonly SortedDictionary<string, int> _statistics = new(StringComparer.Ordinal);
    private readonly SchemaModel _schema;

    private RandomRun(OracleServer server, int seed, SchemaModel schema) => (_server, _seed, _schema) = (server, seed, schema);

    /// <summary>What was run.</summary>
    public string Summary => string.Join(", ", _statistics.Select(static entry => $"{entry.Value} {entry.Key}"));

    /// <summary>The callers.</summary>
    public IReadOnlyList<Reader> Readers => _readers;

    /// <summary>Founds the companies and warms the server up.</summary>
    public static async Task<RandomRun> PrepareAsync(OracleServer server, int seed)
    {
        Companies companies = await Companies.FoundAsync(server.Postgres.Database, seed);
        SchemaModel schema = await server.ReadSchemaAsync(server.CreateClient(companies.All[0]));
        var run = new RandomRun(server, seed, schema);
        foreach (TenantContext tenant in companies.All)
        {
            TestClient client = server.CreateClient(tenant);

            // The first batch of a new connection asks for the types of the database; that is not a request's trip.
            (await client.QueryAsync("{ tenant { code } }")).Succeeded();
            var book = new CursorBook();
            run._readers.Add(new Reader(
                client,
                await TenantView.ReadAsync(server.Postgres.Database, tenant),
                book,
                new CursorSource(client, schema, book)));
        }

        return run;
    }

    /// <summary>Makes the document of an index.</summary>
    public async Task<(RandomDocument Document, Reader Reader)> MakeAsync(int index)
    {
        var random = new Random(HashCode(index));
        Reader reader = _readers[random.Next(10) switch { 0 => 2, < 5 => 1, _ => 0 }];
        var samples = new Samples([reader.View, reader.View, .. _readers.Select(static other => other.View)]);
        var arguments = new ArgumentGenerator(_schema, samples, reader.Cursors, random);
        return (await new DocumentGenerator(_schema, arguments, random).MakeAsync(), reader);
    }

    /// <summary>What the reference answers.</summary>
    public ReferenceAnswer Expect(RandomDocument document, Reader reader)
    {
        (string text, string variables) = document.Print();
        using JsonDocument values = JsonDocument.Parse(variables);
        return new ReferenceExecutor(_schema, reader.View, reader.Book).Execute(text, values.RootElement);
    }

    /// <summary>Puts the document of an index to both sides.</summary>
    /// <returns>The difference with the smallest document that still shows it; null when there is none.</returns>
    public async Task<string?> TryAsync(int index)
    {
        (RandomDocument document, Reader reader) = await MakeAsync(index);
        string? difference = await CompareAsync(document, reader, counted: true);
        if (difference is null)
        {
            return null;
        }

        await MinimizeAsync(document, reader);
        (string text, string variables) = document.Print();
        string smallest = await CompareAsync(document, reader, counted: false) ?? difference;
        return $"document {index} of seed {_seed}, tenant {_readers.IndexOf(reader)}\n{text}\n{variables}\n{smallest}";
    }

    private async Task MinimizeAsync(RandomDocument document, Reader reader)
    {
        bool smaller = true;
        while (smaller)
        {
            smaller = false;
            foreach (Part part in document.Removable.Where(static part => !part.IsOff).ToList())
            {
                part.IsOff = true;
                bool stillFails = await CompareAsync(document, reader, counted: false) is not null;
                part.IsOff = stillFails;
                smaller |= stillFails;
            }
        }
    }

    private async Task<string?> CompareAsync(RandomDocument document, Reader reader, bool counted)
    {
        int before = _server.RoundTrips;
        TestAnswer answer = await reader.SendAsync(document);
        int trips = _server.RoundTrips - before;
        ReferenceAnswer expected;
        try
        {
            expected = Expect(document, reader);
        }
        catch (Exception exception) when (exception is not NotSupportedException)
        {
            return $"the reference failed, the server said {answer.Body}: {exception}";
        }

        if (counted)
        {
            Note(document.Print().Text, expected, trips);
        }

        return Difference.Find(expected, answer.Body) ?? (IsOneTrip(expected, trips) ? null : $"{trips} round trips");
    }

    // What reads rows is one trip, whatever else it reads. What reads none needs none, but an id that is looked for
    // and cannot be there may cost one; and when an error took the whole answer, the reference did not go on.
    private static bool IsOneTrip(ReferenceAnswer expected, int trips) =>
        expected.ReadsRows ? trips == 1 : trips is 0 or 1;

    private void Note(string text, ReferenceAnswer expected, int trips)
    {
        Add("documents", 1);
        Add($"with {trips} round trips", 1);
        Add("with errors", expected.Errors.Count > 0 ? 1 : 0);
        foreach (string feature in Features)
        {
            Add($"with {feature}", text.Contains(feature, StringComparison.Ordinal) ? 1 : 0);
        }

        Add("rows and values", expected.Data.Count(static c => c == ':'));
    }

    private void Add(string name, int count) => _statistics[name] = _statistics.GetValueOrDefault(name) + count;

    private int HashCode(int index) => unchecked((_seed * 486_187_739) + (index * 16_777_619));
}

/// <summary>A caller: the client, what the caller may see, and the cursors that the caller was given.</summary>
internal sealed record Reader(TestClient Client, TenantView View, CursorBook Book, CursorSource Cursors)
{
    /// <summary>Sends a document over HTTP.</summary>
    public Task<TestAnswer> SendAsync(RandomDocument document)
    {
        (string text, string variables) = document.Print();
        return Client.PostAsync(
            $$"""{"query":{{JsonSerializer.Serialize(text)}},"variables":{{variables}}}""", "application/json");
    }
}
