using GraphTenancy.GraphQL.Data.Mapping;

namespace GraphTenancy.GraphQL.Data.Compilation;

/// <summary>The rows that have lists: what the keys of a list level's parents are selected from.</summary>
/// <param name="Rows">The statement that reads them.</param>
/// <param name="Tail">Condition, order and limit; begins with a blank, or is empty.</param>
/// <param name="Values">The values of the placeholders.</param>
internal sealed record ParentRows(RowStatement Rows, string Tail, IReadOnlyList<SqlValue> Values)
{
    /// <summary>What stands before the selection of the keys, where it is made once for each row above.</summary>
    public string Before { get; init; } = "";

    /// <summary>What stands behind it.</summary>
    public string After { get; init; } = "";

    /// <summary>Whether the tail has a limit.</summary>
    public bool IsLimited { get; init; }

    /// <summary>A sub-select of the keys. A key may come several times, and null too.</summary>
    public string Keys(ChildLevel level) => Select(level, $"{level.ParentAlias}.{level.ParentTable.Key}");

    /// <summary>
    /// The keys with their tenants as a FROM item <c>p</c> with the columns <c>k0</c> (tenant) and <c>k1</c> (key).
    /// </summary>
    public string Item(ChildLevel level)
    {
        string alias = level.ParentAlias;
        string keys = Select(
            level, $"{alias}.{TableMapping.TenantColumn} as k0, {alias}.{level.ParentTable.Key} as k1");
        // Several rows can refer to one: its list is read once.
        return alias == RowStatement.Alias
            ? $"({keys}) p"
            : $"(select distinct k0, k1 from ({keys}) d where k1 is not null) p";
    }

    // The parents' own joins give nothing to their keys: left joins to a key neither add nor lose rows.
    private string Select(ChildLevel level, string columns)
    {
        string from = level.ParentAlias == RowStatement.Alias ? $"{Rows.Table.Name} {RowStatement.Alias}{Tail}"
            : IsLimited ? Rows.First(Tail)
            : Rows.From + Tail;
        return $"{Before}select {columns} from {from}{After}";
    }
}
