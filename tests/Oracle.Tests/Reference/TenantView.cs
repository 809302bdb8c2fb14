using GraphTenancy.Persistence.Sessions;
using GraphTenancy.TestKit;
using Npgsql;

namespace GraphTenancy.Oracle.Tests.Reference;

/// <summary>
/// All rows that one caller may see, read whole with <c>select *</c> in a session of that caller: row-level security
/// decides what is here, and nothing of a document is known yet.
/// </summary>
public sealed class TenantView
{
    private static readonly string[] TableNames =
    [
        "read_model.customers", "read_model.orders", "read_model.order_lines", "read_model.products",
        "read_model.tenant_statistics", "event_store.events", "control.tenants", "control.tenant_members",
    ];

    private readonly Dictionary<string, IReadOnlyList<Row>> _tables = [];
    private readonly Dictionary<(string Table, string Column), ILookup<(Guid TenantId, object? Value), Row>> _indexes = [];
    private Dictionary<string, int> _ranks = [];

    private TenantView(TenantContext context) => Context = context;

    /// <summary>Whose view it is.</summary>
    public TenantContext Context { get; }

    /// <summary>All rows of a table, in no order.</summary>
    public IReadOnlyList<Row> this[string table] => _tables[table];

    /// <summary>Reads every table in the session of the context.</summary>
    public static async Task<TenantView> ReadAsync(TestDatabase database, TenantContext context)
    {
        var view = new TenantView(context);
        foreach (string table in TableNames)
        {
            view._tables[table] = await database.OpenSession(context).QueryAsync(
                [new SqlStatement($"select * from {table}")],
                (reader, token) => ReadRowsAsync(table, reader, token),
                CancellationToken.None);
        }

        view._ranks = await RankAsync(database, view._tables.Values.SelectMany(static rows => rows));
        return view;
    }

    /// <summary>Where the database's collation puts a text among all texts of the view.</summary>
    public int RankOf(string text) => _ranks[text];

    /// <summary>The rows of one tenant that have a value in a column.</summary>
    public IEnumerable<Row> Find(string table, string column, Guid tenantId, object? value)
    {
        if (!_indexes.TryGetValue((table, column), out ILookup<(Guid TenantId, object? Value), Row>? index))
        {
            _indexes[(table, column)] = index = _tables[table].ToLookup(row => (row.TenantId, row[column]));
        }

        return index[(tenantId, value)];
    }

    private static async ValueTask<IReadOnlyList<Row>> ReadRowsAsync(
        string table, NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        var rows = new List<Row>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(new Row(table, Enumerable.Range(0, reader.FieldCount).ToDictionary(
                reader.GetName,
                column => reader.IsDBNull(column) ? null : reader.GetValue(column))));
        }

        return rows;
    }

    // Only the database knows its collation, so it sorts the distinct texts once; everything else is sorted here.
    private static async Task<Dictionary<string, int>> RankAsync(TestDatabase database, IEnumerable<Row> rows)
    {
        string[] texts = [.. rows.SelectMany(static row => row.Texts).Distinct(StringComparer.Ordinal)];
        string[]? sorted = await database.ScalarAsAdminAsync<string[]>(
            "select array_agg(text order by text) from unnest($1::text[]) text", (object)texts);
        return (sorted ?? []).Index().ToDictionary(static text => text.Item, static text => text.Index);
    }
}
