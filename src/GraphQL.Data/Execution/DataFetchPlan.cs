using GraphTenancy.GraphQL.Engine.Execution;

namespace GraphTenancy.GraphQL.Data.Execution;

/// <summary>A planned fetch of this library: it makes statements for a request and reads their results.</summary>
internal abstract class DataFetchPlan(DataServices services, bool isPrivileged) : FetchPlan
{
    public override FetchExecutor Executor => IsPrivileged ? Services.AdminExecutor : Services.TenantExecutor;

    protected DataServices Services { get; } = services;

    public bool IsPrivileged { get; } = isPrivileged;

    /// <summary>Whether the selection has fields that code computes.</summary>
    public bool HasComputed { get; protected init; }

    /// <summary>Makes the statements of a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="tenantId">The session's tenant; empty for a session over all tenants.</param>
    /// <exception cref="Engine.Errors.GraphQLException">An argument is refused.</exception>
    public abstract ValueTask<FetchRun> PrepareAsync(FetchRequest request, Guid tenantId);

    /// <summary>Makes the statements of a request once more, without asking the field's member again.</summary>
    /// <param name="request">The request.</param>
    /// <param name="tenantId">The session's tenant; empty for a session over all tenants.</param>
    /// <param name="first">What <see cref="PrepareAsync"/> made.</param>
    public abstract FetchRun PrepareAgain(FetchRequest request, Guid tenantId, FetchRun first);

    /// <summary>What the list levels below are read with.</summary>
    protected LevelScope ScopeOf(FetchRequest request, Guid tenantId) =>
        new(Services, IsPrivileged, tenantId, request.Variables);

    /// <summary>What the rows of a request leave to the engine; null: nothing.</summary>
    protected FetchMarks? NewMarks() => HasComputed ? new FetchMarks() : null;
}
