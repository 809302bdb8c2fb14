using GraphTenancy.Persistence.Sessions;

namespace GraphTenancy.TestKit;

/// <summary>
/// A real PostgreSQL with the real roles, shared by all tests of the process; each test makes its own tenants. Use it
/// as a class or collection fixture: <c>[Collection]</c> needs a definition in the test assembly.
/// </summary>
public sealed class PostgresFixture : IAsyncLifetime
{
    private static readonly Lazy<Task<TestDatabase>> Shared = new(CreateSharedAsync);

    private TestDatabase? _database;

    /// <summary>The database that all tests of this process share.</summary>
    public TestDatabase Database =>
        _database ?? throw new InvalidOperationException("The fixture is not initialized yet.");

    /// <inheritdoc/>
    public async Task InitializeAsync() => _database = await Shared.Value;

    /// <summary>The server and the database serve other fixtures too, and end with the process.</summary>
    public Task DisposeAsync() => Task.CompletedTask;

    /// <inheritdoc cref="TestDatabase.CreateTenantAsync"/>
    public Task<TenantContext> CreateTenantAsync(string role = "admin", string status = "active", string? code = null) =>
        Database.CreateTenantAsync(role, status, code);

    /// <inheritdoc cref="TestDatabase.CreateColleagueAsync"/>
    public Task<TenantContext> CreateColleagueAsync(TenantContext tenant, string role = "member") =>
        Database.CreateColleagueAsync(tenant, role);

    /// <inheritdoc cref="TestDatabase.CreatePlatformAdminAsync"/>
    public Task<Guid> CreatePlatformAdminAsync() => Database.CreatePlatformAdminAsync();

    /// <inheritdoc cref="TestDatabase.OpenSession"/>
    public ITenantSession OpenSession(TenantContext context) => Database.OpenSession(context);

    /// <inheritdoc cref="TestDatabase.OpenWriteSession"/>
    public ITenantWriteSession OpenWriteSession(TenantContext context) => Database.OpenWriteSession(context);

    /// <inheritdoc cref="TestDatabase.OpenAdminSession"/>
    public IAdminSession OpenAdminSession(Guid userId) => Database.OpenAdminSession(userId);

    /// <inheritdoc cref="TestDatabase.ExecuteAsAdminAsync"/>
    public Task<int> ExecuteAsAdminAsync(string sql, params object?[] values) => Database.ExecuteAsAdminAsync(sql, values);

    /// <inheritdoc cref="TestDatabase.ExecuteScriptAsAdminAsync"/>
    public Task ExecuteScriptAsAdminAsync(string sql) => Database.ExecuteScriptAsAdminAsync(sql);

    /// <inheritdoc cref="TestDatabase.ScalarAsAdminAsync{T}"/>
    public Task<T?> ScalarAsAdminAsync<T>(string sql, params object?[] values) =>
        Database.ScalarAsAdminAsync<T>(sql, values);

    /// <inheritdoc cref="TestDatabase.CountAsAdminAsync"/>
    public Task<long> CountAsAdminAsync(string table, Guid tenantId) => Database.CountAsAdminAsync(table, tenantId);

    /// <summary>A database that a test may break; dispose it to close its pools.</summary>
    public async Task<TestDatabase> CreateScratchDatabaseAsync() =>
        await (await TestCluster.GetAsync()).CreateDatabaseAsync();

    private static async Task<TestDatabase> CreateSharedAsync() =>
        await (await TestCluster.GetAsync()).CreateDatabaseAsync();
}
