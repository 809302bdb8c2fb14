namespace GraphTenancy.Benchmarks.Stage;

/// <summary>Something to ask for, and who may ask for it: the next sample belongs to another tenant.</summary>
/// <param name="TenantId">The tenant.</param>
/// <param name="OrderId">One of its orders.</param>
/// <param name="CustomerId">The customer of that order.</param>
/// <param name="Authorization">The header of a user of the tenant, or of the administrator of the platform.</param>
internal sealed record Sample(Guid TenantId, Guid OrderId, Guid CustomerId, string Authorization);
