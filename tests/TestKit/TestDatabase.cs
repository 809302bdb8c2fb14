using System.Security.Cryptography;
using GraphTenancy.Persistence.Sessions;
using Npgsql;

namespace GraphTenancy.TestKit;

/// <summary>A database of its own with the real roles and policies.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly NpgsqlDataSource _superuser;

    internal TestDatabase(string name, string superuser, Func<string, string> connectionStringOf)
    {
        Name = name;
        SuperuserConnectionString = superuser;
        ConnectionStrings = new PostgresOptions
        {
            App = connectionStringOf("gt_app"),
            Analytics = connectionStringOf("gt_analytics"),
            Control = connectionStringOf("gt_control"),
            Migrator = connectionStringOf("gt_migrator"),
        };
        ProjectorConnectionString = connectionStringOf("gt_projector");
        DataSources = new PostgresDataSources(ConnectionStrings);
        Sessions = new SessionFactory(DataSources);
        _superuser = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(superuser)
        {
            MaxPoolSize = 4,
            IncludeErrorDetail = true,
        });
    }

    /// <summary>The database's name.</summary>
    public string Name { get; }

    /// <summary>For what no role of the server may do, such as breaking a policy in a scratch database.</summary>
    public string SuperuserConnectionString { get; }

    /// <summary>One connection string per role of the server.</summary>
    public PostgresOptions ConnectionStrings { get; }

    /// <summary>The connection string of <c>gt_projector</c>.</summary>
    public string ProjectorConnectionString { get; }

    /// <summary>The pools of the server.</summary>
    public PostgresDataSources DataSources { get; }

    /// <summary>The sessions of the server.</summary>
    public ISessionFactory Sessions { get; }

    /// <summary>The <c>sub</c> claim of a user made by this class.</summary>
    public static string SubjectOf(TenantContext context) => SubjectOf(context.UserId);

    /// <summary>The <c>sub</c> claim of a user made by this class.</summary>
    public static string SubjectOf(Guid userId) => $"user-{userId:N}";

    /// <summary>Makes a tenant with one user.</summary>
    /// <param name="role">The user's role: <c>admin</c> or <c>member</c>.</param>
    /// <param name="status">The tenant's status: <c>active</c>, <c>suspended</c> or <c>deleted</c>.</param>
    /// <param name="code">The tenant's code; a new one when null.</param>
    public async Task<TenantContext> CreateTenantAsync(string role = "admin", string status = "active", string? code = null)
    {
        var tenantId = Guid.CreateVersion7();
        code ??= "t" + RandomNumberGenerator.GetHexString(12, lowercase: true);
        await ExecuteAsAdminAsync(
            "insert into control.tenants (tenant_id, code, name, status) values ($1, $2, $3, $4)",
            tenantId, code, $"Tenant {code}", status);
        Guid userId = await CreateUserAsync();
        await AddMemberAsync(tenantId, userId, role, isDefault: true);
        return new TenantContext { TenantId = tenantId, TenantCode = code, UserId = userId, Role = role };
    }

    /// <summary>Makes another user of the same tenant.</summary>
    public async Task<TenantContext> CreateColleagueAsync(TenantContext tenant, string role = "member")
    {
        Guid userId = await CreateUserAsync();
        await AddMemberAsync(tenant.TenantId, userId, role, isDefault: true);
        return tenant with { UserId = userId, Role = role, CorrelationId = Guid.CreateVersion7() };
    }

    /// <summary>Makes a user who belongs to no tenant.</summary>
    public async Task<Guid> CreateUserAsync()
    {
        var userId = Guid.CreateVersion7();
        await ExecuteAsAdminAsync(
            "insert into control.users (user_id, subject, email, display_name) values ($1, $2, $3, $4)",
            userId, SubjectOf(userId), $"{userId:N}@example.test", $"User {userId:N}");
        return userId;
    }

    /// <summary>Makes a platform administrator, who belongs to no tenant.</summary>
    public async Task<Guid> CreatePlatformAdminAsync()
    {
        Guid userId = await CreateUserAsync();
        await ExecuteAsAdminAsync(
            "insert into control.platform_roles (user_id, role) values ($1, 'platform_admin')", userId);
        return userId;
    }

    /// <summary>Adds a membership.</summary>
    public Task AddMemberAsync(Guid tenantId, Guid userId, string role = "member", bool isDefault = false) =>
        ExecuteAsAdminAsync(
            "insert into control.tenant_members (tenant_id, user_id, role, is_default) values ($1, $2, $3, $4)",
            tenantId, userId, role, isDefault);

    /// <summary>A read session.</summary>
    public ITenantSession OpenSession(TenantContext context) => Sessions.OpenRead(context);

    /// <summary>A write session.</summary>
    public ITenantWriteSession OpenWriteSession(TenantContext context) => Sessions.OpenWrite(context);

    /// <summary>A privileged session.</summary>
    public IAdminSession OpenAdminSession(Guid userId) => new AdminSessions(DataSources).Open(userId);

    /// <summary>Runs SQL as the superuser, whom no policy binds.</summary>
    /// <returns>The number of rows that were changed.</returns>
    public async Task<int> ExecuteAsAdminAsync(string sql, params object?[] values)
    {
        await using NpgsqlCommand command = CreateAdminCommand(sql, values);
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>Runs statements with semicolons between them, in one transaction, as the superuser.</summary>
    public Task ExecuteScriptAsAdminAsync(string sql) =>
        // A command holds one statement, and so does a block as a whole.
        ExecuteAsAdminAsync($"do $script$ begin {sql.TrimEnd().TrimEnd(';')}; end $script$");

    /// <summary>Reads one value as the superuser, whom no policy binds.</summary>
    public async Task<T?> ScalarAsAdminAsync<T>(string sql, params object?[] values)
    {
        await using NpgsqlCommand command = CreateAdminCommand(sql, values);
        return await command.ExecuteScalarAsync() is T value ? value : default;
    }

    /// <summary>Counts a tenant's rows in a table as the superuser: what is there, whoever may see it.</summary>
    /// <param name="table">Schema and name, such as <c>event_store.events</c>; test code only, never input.</param>
    /// <param name="tenantId">The tenant.</param>
    public async Task<long> CountAsAdminAsync(string table, Guid tenantId) =>
        await ScalarAsAdminAsync<long>($"select count(*) from {table} where tenant_id = $1", tenantId);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await DataSources.DisposeAsync();
        await _superuser.DisposeAsync();
    }

    private NpgsqlCommand CreateAdminCommand(string sql, object?[] values)
    {
        NpgsqlCommand command = _superuser.CreateCommand(sql);
        foreach (object? value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        }

        return command;
    }
}
