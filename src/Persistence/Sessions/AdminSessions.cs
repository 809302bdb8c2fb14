namespace GraphTenancy.Persistence.Sessions;

/// <summary>Makes privileged sessions. Only <c>Schema/Admin</c> may name it.</summary>
public sealed class AdminSessions(PostgresDataSources dataSources)
{
    /// <summary>A session in the name of a platform administrator; whether the user is one is checked before.</summary>
    /// <param name="userId">The administrator.</param>
    /// <param name="observer">Told of each batch; <see langword="null"/>: nothing is measured.</param>
    public IAdminSession Open(Guid userId, IBatchObserver? observer = null) =>
        new AdminSession(userId, dataSources.Analytics, dataSources.Metrics, observer);
}
