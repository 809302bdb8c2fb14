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
    public async Task<string?> PickAsync(string coordinate, Part? order, Random random)
    {
        var text = new StringBuilder("order: ");
        (order ?? Literal.Null).Print(text);
        string arguments = text.ToString();
        if (!_known.TryGetValue(coordinate + arguments, out IReadOnlyList<string>? cursors))
        {
            _known[coordinate + arguments] = cursors = await ReadAsync(coordinate.Split('.')[1], arguments);
        }

        return cursors.Count == 0 ? null : Samples.Pick(random, cursors);
    }

    private async Task<IReadOnlyList<string>> ReadAsync(string field, string order)
    {
        var cursors = new List<string>();
        RootList list = Resolvers.RootLists[field];
        RecordType type = Records.All[list.Type];
        string key = type.Members.First(member => member.Value is ColumnMember column && column.Column == type.Key).Key;
        string scope = CursorScope.Of(field, AskedOrder(type, order) ?? [(list.OrderBy, list.Descending)]);
        foreach (string end in (string[])["first", "last"])
        {
            TestAnswer answer = await client.QueryAsync($"{{ {field}({end}: 50, {order}) {{ edges {{ cursor node {{ {key} }} }} }} }}");
            foreach (JsonElement edge in answer.Succeeded().At(field).GetProperty("edges").EnumerateArray())
            {
                string cursor = edge.GetProperty("cursor").GetString() ?? "";
                book.Note(cursor, scope, KeyOf(edge.GetProperty("node").GetProperty(key).GetString() ?? ""));
                cursors.Add(cursor);
            }
        }

        return cursors;
    }

    private List<(Column Column, bool Descending)>? AskedOrder(RecordType type, string order)
    {
        object? value = new Inputs(schema).Literal($"{type.Name}SortInput", order["order: ".Length..]);
        return Ordering.Asked(type, value);
    }

    private static Guid KeyOf(string id) => Guid.TryParse(id, out Guid key)
        ? key
        : Guid.ParseExact(Encoding.UTF8.GetString(Convert.FromBase64String(id)).Split(':')[1], "N");
}
