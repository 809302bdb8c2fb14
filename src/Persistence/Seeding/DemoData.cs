using GraphTenancy.Persistence.Sessions;

namespace GraphTenancy.Persistence.Seeding;

/// <summary>
/// Who is in the demo: two companies with an administrator and a member each, and who runs the platform.
/// </summary>
public static class DemoData
{
    /// <summary>The tenant of master data, whose products every tenant reads.</summary>
    public static readonly Guid CommonTenantId = new("00000000-0000-0000-0000-000000000001");

    /// <summary>The tenant <c>acme</c>.</summary>
    public static readonly Guid AcmeId = new("ac3e0000-0000-4000-8000-000000000001");

    /// <summary>The tenant <c>globex</c>.</summary>
    public static readonly Guid GlobexId = new("910be000-0000-4000-8000-000000000002");

    /// <summary>Administrator of acme.</summary>
    public static readonly Guid AliceId = new("a11ce000-0000-4000-8000-000000000011");

    /// <summary>Member of acme.</summary>
    public static readonly Guid BobId = new("b0b00000-0000-4000-8000-000000000012");

    /// <summary>Administrator of globex.</summary>
    public static readonly Guid GraceId = new("92ace000-0000-4000-8000-000000000021");

    /// <summary>Member of globex.</summary>
    public static readonly Guid HenryId = new("4e429000-0000-4000-8000-000000000022");

    /// <summary>Runs the platform; member of no tenant.</summary>
    public static readonly Guid OliviaId = new("011f1a00-0000-4000-8000-000000000031");

    internal static readonly IReadOnlyList<SeedTenant> Tenants =
    [
        new(CommonTenantId, "common", "Common master data", "enterprise"),
        new(AcmeId, "acme", "Acme Corporation", "enterprise"),
        new(GlobexId, "globex", "Globex", "pro"),
    ];

    internal static readonly IReadOnlyList<SeedUser> Users =
    [
        new(AliceId, "alice", "Alice Adams", AcmeId, "admin"),
        new(BobId, "bob", "Bob Brown", AcmeId, "member"),
        new(GraceId, "grace", "Grace Green", GlobexId, "admin"),
        new(HenryId, "henry", "Henry Hill", GlobexId, "member"),
        new(OliviaId, "olivia", "Olivia Olsen", TenantId: null, Role: "platform_admin"),
    ];

    internal static readonly IReadOnlyList<SeedProduct> CommonProducts =
    [
        new("SHIP-STD", "Standard shipping", 490, """{"unit": "piece", "days": 3}"""),
        new("SHIP-EXP", "Express shipping", 1490, """{"unit": "piece", "days": 1}"""),
        new("GIFT-CARD", "Gift card", 2500, """{"unit": "piece"}"""),
    ];

    internal static readonly IReadOnlyList<SeedProduct> AcmeProducts =
    [
        new("ANVIL-50", "Anvil, 50 kg", 18900, """{"color": "black", "weightKg": 50}"""),
        new("ROCKET-S", "Rocket skates", 34950, """{"color": "red", "size": "42"}"""),
        new("MAGNET-XL", "Giant magnet", 12500, """{"color": "red", "weightKg": 12}"""),
        new("PAINT-TUN", "Tunnel paint", 2999, """{"color": "black", "litres": 5}"""),
        new("SPRING-10", "Spring shoes", 7450, """{"color": "silver", "size": "41"}"""),
        new("SEED-EQ", "Earthquake pills", 1995, """{"pieces": 30}"""),
    ];

    internal static readonly IReadOnlyList<SeedProduct> GlobexProducts =
    [
        new("LASER-02", "Desktop laser", 89900, """{"watts": 5}"""),
        new("HAMMOCK", "Office hammock", 15900, """{"color": "blue"}"""),
        new("SUGAR-1", "Sugar cubes", 350, """{"pieces": 100}"""),
        new("DRONE-M", "Survey drone", 124900, """{"rangeKm": 8}"""),
        new("CABLE-3", "Cable, 3 m", 1290, """{"color": "white", "metres": 3}"""),
    ];

    internal static readonly IReadOnlyList<string> AcmeCustomers =
    [
        "Coyote Supplies", "Desert Express", "Road Works Ltd", "Canyon Tours", "Mesa Hardware", "Sunset Diner",
        "Wagon Wheel Inn",
    ];

    internal static readonly IReadOnlyList<string> GlobexCustomers =
    [
        "Cypress Creek School", "Hank & Sons", "Harbour Power", "Northern Denim", "Volcano Labs",
    ];

    /// <summary>The context in which a user of the demo works.</summary>
    internal static TenantContext ContextOf(Guid userId)
    {
        SeedUser user = Users.Single(candidate => candidate.UserId == userId);
        Guid tenantId = user.TenantId ?? CommonTenantId;
        return new TenantContext
        {
            TenantId = tenantId,
            TenantCode = Tenants.Single(tenant => tenant.TenantId == tenantId).Code,
            UserId = userId,
            Role = user.Role,
        };
    }
}
