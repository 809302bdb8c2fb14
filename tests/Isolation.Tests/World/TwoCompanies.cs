using GraphTenancy.TestKit;

namespace GraphTenancy.Isolation.Tests.World;

/// <summary>Two companies of the same shape on the shared database, for tests that leave both as they are.</summary>
public sealed class TwoCompanies(ServerFixture server) : IAsyncLifetime
{
    private Company? _one;
    private Company? _other;

    public TestDatabase Database => server.Postgres.Database;

    /// <summary>The tenant that tries.</summary>
    public Company One => _one ?? throw new InvalidOperationException("Not initialized.");

    /// <summary>The tenant whose rows must stay out of reach.</summary>
    public Company Other => _other ?? throw new InvalidOperationException("Not initialized.");

    public string OrderOfOne { get; private set; } = "";

    public string OrderOfOther { get; private set; } = "";

    public async Task InitializeAsync()
    {
        (_one, OrderOfOne) = await FoundAsync(Database, server.Factory);
        (_other, OrderOfOther) = await FoundAsync(Database, server.Factory);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>A company with a row in every table: the idempotency key leaves a receipt.</summary>
    public static async Task<(Company Company, string Order)> FoundAsync(TestDatabase database, TestServerFactory server)
    {
        Company company = await Company.FoundAsync(database, server);
        return (company, await company.PlaceOrderAsync(idempotencyKey: "first order"));
    }
}
