namespace GraphTenancy.Persistence.Seeding;

/// <summary>A tenant to make.</summary>
internal sealed record SeedTenant(Guid TenantId, string Code, string Name, string Plan);

/// <summary>A user to make; without a tenant the role is one over the platform.</summary>
internal sealed record SeedUser(Guid UserId, string Subject, string DisplayName, Guid? TenantId, string Role);

/// <summary>A product to make.</summary>
internal sealed record SeedProduct(string Code, string Name, long PriceMinor, string Attributes);

/// <summary>Customers and products of one tenant, and what its orders are made of.</summary>
/// <param name="Customers">Names; the number of a customer is its place, from 1.</param>
/// <param name="Products">The tenant's own products.</param>
/// <param name="OrderCount">Orders in all; their times are spread over <paramref name="Span"/>.</param>
/// <param name="MinLines">Fewest lines of an order.</param>
/// <param name="MaxLines">Most lines of an order.</param>
/// <param name="Span">From the first order to the last one.</param>
/// <param name="Now">The time of the last order.</param>
internal sealed record SeedPlan(
    IReadOnlyList<string> Customers,
    IReadOnlyList<SeedProduct> Products,
    int OrderCount,
    int MinLines,
    int MaxLines,
    TimeSpan Span,
    DateTimeOffset Now);
