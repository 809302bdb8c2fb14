using Npgsql;

namespace GraphTenancy.GraphQL.Data.Compilation;

/// <summary>Names a row over all tenants.</summary>
internal readonly record struct RowKey(Guid Tenant, Guid Key)
{
    /// <summary>Reads it from columns that are not null.</summary>
    public static RowKey Read(NpgsqlDataReader reader, int tenantOrdinal, int keyOrdinal) =>
        new(ColumnBytes.ReadGuid(reader, tenantOrdinal), ColumnBytes.ReadGuid(reader, keyOrdinal));
}
