namespace GraphTenancy.Persistence.Sessions;

/// <summary>
/// Makes sessions. The seam where a tenant's data source is chosen: shared, schema or database of its own.
/// </summary>
public interface ISessionFactory
{
    /// <summary>A read session; takes a connection only for the time of a batch.</summary>
    /// <param name="context">For whom.</param>
    /// <param name="observer">Told of each batch; <see langword="null"/>: nothing is measured.</param>
    ITenantSession OpenRead(TenantContext context, IBatchObserver? observer = null);

    /// <summary>A write session; takes a connection only for the time of a batch.</summary>
    /// <param name="context">For whom.</param>
    /// <param name="observer">Told of each batch; <see langword="null"/>: nothing is measured.</param>
    ITenantWriteSession OpenWrite(TenantContext context, IBatchObserver? observer = null);
}
