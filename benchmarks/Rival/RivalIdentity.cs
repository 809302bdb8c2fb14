namespace GraphTenancy.Benchmarks.Rival;

/// <summary>Who asks, as a validated token says; the texts are what the tenant context is set to.</summary>
internal sealed record RivalIdentity(Guid TenantId, Guid UserId, bool IsAdministrator)
{
    public string TenantText { get; } = TenantId.ToString();

    public string UserText { get; } = UserId.ToString();
}
