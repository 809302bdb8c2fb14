namespace GraphTenancy.Persistence.Sessions;

/// <summary>
/// For which tenant, and in whose name, a session works. Made from a verified identity only; immutable.
/// </summary>
public sealed record TenantContext
{
    /// <summary>The tenant's id, the value of <c>app.tenant_id</c>.</summary>
    public required Guid TenantId { get; init; }

    /// <summary>The tenant's lower-case code, the name that people use.</summary>
    public required string TenantCode { get; init; }

    /// <summary>The user's id, the value of <c>app.user_id</c>.</summary>
    public required Guid UserId { get; init; }

    /// <summary>The user's role in this tenant, from the membership: <c>admin</c> or <c>member</c>.</summary>
    public required string Role { get; init; }

    /// <summary>Ties the events of this request together; a new version 7 uuid per request.</summary>
    public Guid CorrelationId { get; init; } = Guid.CreateVersion7();
}
