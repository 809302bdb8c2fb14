using System.Text;
using System.Text.Json;
using GraphTenancy.Oracle.Tests.Reference;
using GraphTenancy.Oracle.Tests.World;

namespace GraphTenancy.Oracle.Tests.Documents;

/// <summary>Gets cursors from the server, each with the row that it was given for, and notes them.</summary>
internal sealed class CursorSource(TestClient client, SchemaModel schema, CursorBook book)
{
    private readonly Dictionary<string, IReadOnlyList<string>> _known = new(StringComparer.Ordinal);

    /// <summary>A cursor of a list in an order; null when the list is empty.</summary>
    /// <param name="owner">The row that the list is of; null for a list of the tenant.</param>
    /// <param name="list">The list.</param>
    /// <param name="order">The order as it is written; null for the list's own.</param>
    /// <param name="random">Chooses.</param>
    public async Task<string?> PickAsync(Owner? owner, ListField list, Part? order, Random random)
    {
        var text = new StringBuilder();
        (order ?? Literal.Null).Print(text);
        string name = $"{owner?.Field} {list.Coordinate} {text}";
        if (!_known.TryGetValue(name, out IReadOnlyList<string>? cursors))
        {
            _known[name] = cursors = await ReadAsync(owner, list, text.ToString());
        }

        return cursors.Count == 0 ? null : Samples.Pick(random, cursors);
    }

    private async Task<IReadOnlyList<string>> ReadAsync(Owner? owner, ListField list, string order)
    {
        var cursors = new List<string>();
        RecordType type = Records.All[list.Type];
        string key = type.Members.First(member => member.Value is ColumnMember column && column.Column == type.Key).Key;
        object? asked = new Inputs(schema).Literal($"{type.Name}SortInput", order);
        string scope = CursorScope.Of(owner is null ? list.Name : $"{list.Coordinate} of {owner.Key}", list.OrderOf(asked));
        foreach (string end in (string[])["first", "last"])
        {
            string field = $"{list.Name}({end}: 50, order: {order}) {{ edges {{ cursor node {{ {key} }} }} }}";
            TestAnswer answer = await client.QueryAsync(owner is null ? $"{{ {field} }}" : $"{{ owner: {owner.Field} {{ {field} }} }}");
            JsonElement found = answer.Succeeded().At(owner is null ? list.Name : "owner");
            foreach (JsonElement edge in Edges(owner is null ? found : found.ValueKind == JsonValueKind.Null ? found : found.GetProperty(list.Name)))
            {
                string cursor = edge.GetProperty("cursor").GetString() ?? "";
                book.Note(cursor, scope, KeyOf(edge.GetProperty("node").GetProperty(key).GetString() ?? ""));
                cursors.Add(cursor);
            }
        }

        return cursors;
    }

    private static IEnumerable<JsonElement> Edges(JsonElement connection) =>
        connection.ValueKind == JsonValueKind.Null ? [] : connection.GetProperty("edges").EnumerateArray();

    /// <summary>The key in an id that a field takes; null for an id that it refuses.</summary>
    public static Guid? FindKey(string field, string id)
    {
        if (Guid.TryParse(id, out Guid key))
        {
            return key;
        }

        byte[] bytes = new byte[100];
        string text = Convert.TryFromBase64String(id, bytes, out int length) ? Encoding.UTF8.GetString(bytes, 0, length) : "";
        return text.StartsWith($"{field}:", StringComparison.OrdinalIgnoreCase) ? KeyOf(id) : null;
    }

    private static Guid KeyOf(string id) => Guid.TryParse(id, out Guid key)
        ? key
        : Guid.ParseExact(Encoding.UTF8.GetString(Convert.FromBase64String(id)).Split(':')[1], "N");
}

/// <summary>A row that is asked for by its key: <c>order(id: …)</c>.</summary>
internal sealed record Owner(string Field, Guid Key);
