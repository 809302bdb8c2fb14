namespace GraphTenancy.Benchmarks.Stage;

/// <summary>Something to ask for, and who may ask for it: the next sample belongs to another tenant.</summary>
/// <param name="TenantId">The tenant.</param>
/// <param name="UserId">A user of the tenant, or the administrator of the platform.</param>
/// <param name="OrderId">One of its orders.</param>
/// <param name="CustomerId">The customer of that order.</param>
/// <param name="Authorization">The header with the token of the user.</param>
internal sealed record Sample(Guid TenantId, Guid UserId, Guid OrderId, Guid CustomerId, string Authorization);
