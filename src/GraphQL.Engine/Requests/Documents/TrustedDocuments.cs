using System.Text;
using System.Text.Json;

namespace GraphTenancy.GraphQL.Engine.Requests.Documents;

/// <summary>Trusted documents from a folder or a manifest, read once.</summary>
public sealed class TrustedDocuments : IOperationDocumentStorage
{
    private readonly Dictionary<string, ReadOnlyMemory<byte>> _documents;

    private TrustedDocuments(Dictionary<string, ReadOnlyMemory<byte>> documents) => _documents = documents;

    /// <summary>How many there are.</summary>
    public int Count => _documents.Count;

    /// <summary>Reads the documents.</summary>
    /// <param name="path">
    /// A folder of files <c>id.graphql</c>; or a JSON file that maps ids to documents, as relay-compiler writes it, or
    /// Apollo's manifest with <c>operations</c> of <c>id</c> and <c>body</c>.
    /// </param>
    /// <exception cref="IOException">There is no such folder or file, or it cannot be read.</exception>
    /// <exception cref="FormatException">The file is neither kind of manifest.</exception>
    public static TrustedDocuments Load(string path) =>
        new(Directory.Exists(path) ? ReadFolder(path) : ReadManifest(path));

    /// <inheritdoc/>
    public ValueTask<ReadOnlyMemory<byte>?> TryReadAsync(string documentId, CancellationToken cancellationToken) =>
        // Typed, as a plain null would become an empty document.
        new(_documents.TryGetValue(documentId, out ReadOnlyMemory<byte> document)
            ? document
            : default(ReadOnlyMemory<byte>?));

    private static Dictionary<string, ReadOnlyMemory<byte>> ReadFolder(string path)
    {
        var documents = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        foreach (string file in Directory.EnumerateFiles(path, "*.graphql"))
        {
            documents.Add(Path.GetFileNameWithoutExtension(file), File.ReadAllBytes(file));
        }

        return documents;
    }

    private static Dictionary<string, ReadOnlyMemory<byte>> ReadManifest(string path)
    {
        try
        {
            using JsonDocument manifest = JsonDocument.Parse(File.ReadAllBytes(path));
            return ReadManifest(manifest.RootElement);
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException(
                $"{path} is no manifest of trusted documents. Give a JSON object of ids and documents, or Apollo's "
                + "manifest with operations of id and body.",
                wrong);
        }
    }

    private static Dictionary<string, ReadOnlyMemory<byte>> ReadManifest(JsonElement manifest)
    {
        var documents = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        if (manifest.TryGetProperty("operations", out JsonElement operations)
            && operations.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement operation in operations.EnumerateArray())
            {
                Add(operation.GetProperty("id").GetString(), operation.GetProperty("body"));
            }

            return documents;
        }

        foreach (JsonProperty property in manifest.EnumerateObject())
        {
            Add(property.Name, property.Value);
        }

        return documents;

        void Add(string? id, JsonElement text) => documents[id ?? throw new JsonException("An id is null.")] =
            Encoding.UTF8.GetBytes(text.GetString() ?? throw new JsonException("A document is null."));
    }
}
