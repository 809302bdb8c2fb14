namespace GraphTenancy.Persistence.Sessions;

/// <summary>Makes tenant sessions on the shared database.</summary>
public sealed class SessionFactory(PostgresDataSources dataSources) : ISessionFactory
{
    /// <inheritdoc/>
    public ITenantSession OpenRead(TenantContext context, IBatchObserver? observer = null)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new TenantSession(context, dataSources.Read, dataSources.Metrics, observer);
    }

    /// <inheritdoc/>
    public ITenantWriteSession OpenWrite(TenantContext context, IBatchObserver? observer = null)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new TenantWriteSession(context, dataSources.Write, dataSources.Metrics, observer);
    }
}
