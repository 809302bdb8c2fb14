namespace GraphTenancy.GraphQL.Data.Compilation;

/// <summary>Names a row over all tenants.</summary>
internal readonly record struct RowKey(Guid Tenant, Guid Key);
