namespace GraphTenancy.Persistence.Sessions;

/// <summary>
/// Makes sessions. The seam where a tenant's data source is chosen: shared, schema or database of its own.
/// </summary>
public interface ISessionFactory
{
    /// <summary>A read session; takes a connection only for the time of a batch.</summary>
    ITenantSession OpenRead(TenantContext context);

    /// <summary>A write session; takes a connection only for the time of a batch.</summary>
    ITenantWriteSession OpenWrite(TenantContext context);
}
