namespace GraphTenancy.Oracle.Tests.Reference;

/// <summary>A whole row of a table, by the names of its columns.</summary>
public sealed class Row(string table, IReadOnlyDictionary<string, object?> columns)
{
    /// <summary>Where it comes from, with its schema.</summary>
    public string Table { get; } = table;

    /// <summary>The value of a column; null for SQL's null.</summary>
    public object? this[string column] => columns[column];

    /// <summary>The tenant that owns it.</summary>
    public Guid TenantId => (Guid)columns["tenant_id"]!;    // "tenant_id uuid not null" is a rule of the database

    /// <summary>Its values that are texts.</summary>
    public IEnumerable<string> Texts => columns.Values.OfType<string>();

    /// <summary>Its values that are keys, its own and those of others.</summary>
    public IEnumerable<Guid> Keys => columns.Values.OfType<Guid>();
}
