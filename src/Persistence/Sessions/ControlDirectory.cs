using Npgsql;

namespace GraphTenancy.Persistence.Sessions;

/// <summary>
/// Looks up who a user is and where the user belongs, as <c>gt_control</c>. Thread-safe; caches nothing.
/// </summary>
public sealed class ControlDirectory(PostgresDataSources dataSources)
{
    // One statement: a user without a membership is one row with null tenant columns.
    private const string FindUser = """
        select u.user_id, u.subject, u.email, u.display_name,
            array(select p.role from control.platform_roles p where p.user_id = u.user_id order by p.role),
            t.tenant_id, t.code, t.name, t.status, m.role, m.is_default
        from control.users u
            left join control.tenant_members m on m.user_id = u.user_id
            left join control.tenants t on t.tenant_id = m.tenant_id
        where u.subject = $1
        order by t.code
        """;

    // A tenant without members is one row without a subject; administrators come before members.
    private const string FindMember = """
        select u.subject
        from control.tenants t
            left join control.tenant_members m on m.tenant_id = t.tenant_id
            left join control.users u on u.user_id = m.user_id
        where t.code = $1 or t.tenant_id::text = $1
        order by m.role, u.subject
        limit 1
        """;

    private const string FindPlatformRole = """
        select u.subject
        from control.platform_roles p join control.users u on u.user_id = p.user_id
        where p.role = $1
        order by u.subject
        limit 1
        """;

    /// <summary>Some member of a tenant, an administrator of it where it has one; for operators' tools.</summary>
    /// <param name="tenant">The tenant's code or id.</param>
    /// <param name="cancellationToken">Cancels the look-up.</param>
    /// <returns>Whether there is such a tenant, and a member's subject when it has any.</returns>
    /// <exception cref="PersistenceException">PostgreSQL refused or could not be reached; see its subtypes.</exception>
    public ValueTask<(bool IsKnown, string? Subject)> FindMemberAsync(
        string tenant, CancellationToken cancellationToken) => FindSubjectAsync(FindMember, tenant, cancellationToken);

    /// <summary>Some user with a role over the platform; for operators' tools.</summary>
    /// <exception cref="PersistenceException">PostgreSQL refused or could not be reached; see its subtypes.</exception>
    public async ValueTask<string?> FindPlatformUserAsync(string role, CancellationToken cancellationToken) =>
        (await FindSubjectAsync(FindPlatformRole, role, cancellationToken)).Subject;

    /// <summary>The user with this <c>sub</c> claim; <see langword="null"/> when nobody is known by it.</summary>
    /// <exception cref="PersistenceException">PostgreSQL refused or could not be reached; see its subtypes.</exception>
    public async ValueTask<DirectoryUser?> FindUserAsync(string subject, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return await BatchGateway.RunAsync(
            dataSources.Control,
            // The directory works for nobody yet; the empty context says so and keeps the one shape of a batch.
            () => BatchGateway.UserContextStatement(Guid.Empty),
            [new SqlStatement(FindUser, SqlParameter.Of(subject))],
            ReadUserAsync,
            dataSources.Metrics.CountControlCall,
            maySendAgain: true,
            cancellationToken);
    }

    private ValueTask<(bool IsKnown, string? Subject)> FindSubjectAsync(
        string sql, string name, CancellationToken cancellationToken) => BatchGateway.RunAsync(
            dataSources.Control,
            () => BatchGateway.UserContextStatement(Guid.Empty),
            [new SqlStatement(sql, SqlParameter.Of(name))],
            static async (reader, token) => await reader.ReadAsync(token)
                ? (true, await reader.IsDBNullAsync(0, token) ? null : reader.GetString(0))
                : (false, (string?)null),
            dataSources.Metrics.CountControlCall,
            maySendAgain: true,
            cancellationToken);

    private static async ValueTask<DirectoryUser?> ReadUserAsync(
        NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        DirectoryUser? user = null;
        var memberships = new List<DirectoryMembership>();
        while (await reader.ReadAsync(cancellationToken))
        {
            user ??= new DirectoryUser
            {
                UserId = reader.GetGuid(0),
                Subject = reader.GetString(1),
                Email = reader.GetString(2),
                DisplayName = reader.GetString(3),
                PlatformRoles = reader.GetFieldValue<string[]>(4),
                Memberships = memberships,
            };
            if (!reader.IsDBNull(5))
            {
                memberships.Add(ReadMembership(reader));
            }
        }

        return user;
    }

    private static DirectoryMembership ReadMembership(NpgsqlDataReader reader) => new()
    {
        TenantId = reader.GetGuid(5),
        Code = reader.GetString(6),
        Name = reader.GetString(7),
        Status = reader.GetString(8),
        Role = reader.GetString(9),
        IsDefault = reader.GetBoolean(10),
    };
}
