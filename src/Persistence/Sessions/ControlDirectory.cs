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
