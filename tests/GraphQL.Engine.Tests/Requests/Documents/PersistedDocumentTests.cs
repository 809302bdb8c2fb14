using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Requests;
using GraphTenancy.GraphQL.Engine.Requests.Documents;
using GraphTenancy.GraphQL.Engine.Tests.Execution;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Requests.Documents;

public sealed class PersistedDocumentTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("graphtenancy-documents-");
    private readonly TestEngine _engine = new TestEngine("type Query { a: Int b: Int } type Mutation { c: Int }")
        .Sync("Query.a", static _ => 1).Sync("Query.b", static _ => 2).Sync("Mutation.c", static _ => 3);

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_registered_document_is_executed_by_its_hash()
    {
        UseAutomatic();

        Assert.Equal("PERSISTED_QUERY_NOT_FOUND", await SendAsync(text: null, Hash("{ a }")));
        Assert.Equal("""{"data":{"a":1}}""", await SendAsync("{ a }", Hash("{ a }")));
        Assert.Equal("""{"data":{"a":1}}""", await SendAsync(text: null, Hash("{ a }")));
        Assert.Equal("""{"data":{"a":1}}""", await SendAsync(text: null, Hash("{ a }").ToUpperInvariant()));
    }

    [Fact]
    public async Task The_hash_of_one_document_with_the_text_of_another_is_refused_and_changes_nothing()
    {
        UseAutomatic();

        Assert.Equal(ErrorCodes.BadRequest, await SendAsync("{ b }", Hash("{ a }")));
        Assert.Equal("PERSISTED_QUERY_NOT_FOUND", await SendAsync(text: null, Hash("{ a }")));
        Assert.Equal("""{"data":{"a":1}}""", await SendAsync("{ a }", Hash("{ a }")));
        Assert.Equal(ErrorCodes.BadRequest, await SendAsync("{ b }", Hash("{ a }")));
        Assert.Equal("""{"data":{"a":1}}""", await SendAsync(text: null, Hash("{ a }")));
    }

    [Fact]
    public async Task Nothing_is_registered_by_a_request_that_may_only_read()
    {
        UseAutomatic();

        Assert.Equal("""{"data":{"a":1}}""", await SendAsync("{ a }", Hash("{ a }"), allowed: AllowedOperations.Query));
        Assert.Equal(0, _engine.Executor.AutomaticDocuments);
    }

    [Theory]
    [InlineData("{ unknown }")]
    [InlineData("{ syntax")]
    public async Task An_invalid_document_is_not_registered(string text)
    {
        UseAutomatic();

        await SendAsync(text, Hash(text));

        Assert.Equal(0, _engine.Executor.AutomaticDocuments);
    }

    [Fact]
    public async Task A_mutation_found_by_its_hash_is_still_refused_to_a_get()
    {
        UseAutomatic();
        await SendAsync("mutation { c }", Hash("mutation { c }"));

        Assert.Equal(
            ErrorCodes.BadRequest,
            await SendAsync(text: null, Hash("mutation { c }"), allowed: AllowedOperations.Query));
    }

    [Theory]
    [InlineData("""{ "persistedQuery": { "version": 2, "sha256Hash": "a" } }""", "GRAPHQL_BAD_REQUEST")]
    [InlineData("""{ "persistedQuery": { "version": 1 } }""", "GRAPHQL_BAD_REQUEST")]
    [InlineData("""{ "persistedQuery": "a" }""", "GRAPHQL_BAD_REQUEST")]
    [InlineData("""{ "persistedQuery": { "version": 1, "sha256Hash": "no hash" } }""", "PERSISTED_QUERY_NOT_FOUND")]
    public async Task A_malformed_entry_is_refused(string extensions, string code)
    {
        UseAutomatic();

        Assert.Equal(code, await SendAsync(new GraphQLRequest { Document = default, Extensions = JsonDocument.Parse(extensions).RootElement }));
    }

    [Fact]
    public async Task Clients_are_told_when_automatic_queries_are_off()
    {
        using ExecutionResult result = await _engine.Executor.ExecuteAsync(
            RequestOf(text: null, Hash("{ a }")), _engine.Services, _engine.User, configure: null, default);

        GraphQLError error = Assert.Single(result.Errors);
        Assert.Equal(("PersistedQueryNotSupported", "PERSISTED_QUERY_NOT_SUPPORTED"), (error.Message, error.Code));
        Assert.Equal("HC0020", error.Extensions!["reason"]);
    }

    [Fact]
    public void The_store_keeps_within_both_bounds_and_drops_what_was_used_least()
    {
        var store = new AutomaticDocumentStore(maxDocuments: 2, maxBytes: 10);

        Assert.All(new[] { "aaaa", "bbbb", "aaaa", "cc" }, text =>
        {
            store.Add(KeyOf(text), Encoding.UTF8.GetBytes(text));
            store.Find(KeyOf(text));
        });
        store.Add(KeyOf("ddddddd"), "ddddddd"u8.ToArray());
        store.Add(KeyOf("far too long"), "far too long"u8.ToArray());

        Assert.Equal(
            [false, false, true, true, false],
            new[] { "aaaa", "bbbb", "cc", "ddddddd", "far too long" }.Select(text => store.Find(KeyOf(text)) is not null));
    }

    [Theory]
    [InlineData("""{ "one": "{ a }" }""")]
    [InlineData("""{ "format": "apollo-persisted-query-manifest", "version": 1, "operations": [{ "id": "one", "name": "A", "type": "query", "body": "{ a }" }] }""")]
    public async Task A_manifest_gives_trusted_documents(string manifest)
    {
        string file = Path.Combine(_folder.FullName, "manifest.json");
        File.WriteAllText(file, manifest);
        _engine.TrustedDocuments = TrustedDocuments.Load(file);

        Assert.Equal("""{"data":{"a":1}}""", await SendByIdAsync("one"));
        Assert.Equal("HC0020", await SendByIdAsync("two"));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""{ "one": 1 }""")]
    [InlineData("no JSON")]
    [InlineData("""{ "operations": [{ "id": "one" }] }""")]
    public void Another_file_is_refused(string text)
    {
        string file = Path.Combine(_folder.FullName, "manifest.json");
        File.WriteAllText(file, text);

        Assert.Throws<FormatException>(() => TrustedDocuments.Load(file));
    }

    [Fact]
    public async Task A_folder_gives_trusted_documents_and_nothing_outside_it()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "one.graphql"), "{ a }");
        File.WriteAllText(Path.Combine(_folder.FullName, "other.txt"), "{ b }");
        _engine.TrustedDocuments = TrustedDocuments.Load(_folder.FullName);

        Assert.Equal("""{"data":{"a":1}}""", await SendByIdAsync("one"));
        Assert.Equal("HC0020", await SendByIdAsync("other"));
        Assert.Equal("HC0020", await SendByIdAsync("../" + _folder.Name + "/one"));
    }

    [Fact]
    public async Task Only_trusted_documents_run_when_only_they_may()
    {
        UseAutomatic();
        File.WriteAllText(Path.Combine(_folder.FullName, Hash("{ a }") + ".graphql"), "{ a }");
        _engine.TrustedDocuments = TrustedDocuments.Load(_folder.FullName);
        _engine.Options.PersistedOperations.OnlyAllowPersistedDocuments = true;

        Assert.Equal("HC0067", await SendAsync(new GraphQLRequest { Document = "{ b }"u8.ToArray() }));
        Assert.Equal("HC0020", await SendAsync("{ b }", Hash("{ b }")));
        Assert.Equal("HC0020", await SendAsync(text: null, Hash("{ b }")));
        Assert.Equal("""{"data":{"a":1}}""", await SendAsync(text: null, Hash("{ a }")));
        Assert.Equal("""{"data":{"a":1}}""", await SendAsync("{ b }", Hash("{ a }")));
        Assert.Equal("""{"data":{"a":1}}""", await SendByIdAsync(Hash("{ a }")));
    }

    private void UseAutomatic() => _engine.Options.PersistedOperations.EnableAutomaticPersistedQueries = true;

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static DocumentKey KeyOf(string text) => DocumentKey.Of(Encoding.UTF8.GetBytes(text));

    private static GraphQLRequest RequestOf(string? text, string hash, AllowedOperations allowed = AllowedOperations.All) => new()
    {
        Document = text is null ? default : Encoding.UTF8.GetBytes(text),
        Extensions = JsonSerializer.SerializeToElement(new { persistedQuery = new { version = 1, sha256Hash = hash } }),
        AllowedOperations = allowed,
    };

    private Task<string> SendAsync(string? text, string hash, AllowedOperations allowed = AllowedOperations.All) =>
        SendAsync(RequestOf(text, hash, allowed));

    private Task<string> SendByIdAsync(string id) => SendAsync(new GraphQLRequest { Document = default, DocumentId = id });

    /// <summary>The body, or the code of its error.</summary>
    private async Task<string> SendAsync(GraphQLRequest request)
    {
        using ExecutionResult result = await _engine.Executor.ExecuteAsync(
            request, _engine.Services, _engine.User, configure: null, default);
        return result.Errors.Count > 0 ? result.Errors[0].Code ?? "" : Encoding.UTF8.GetString(result.Body.Span);
    }
}
