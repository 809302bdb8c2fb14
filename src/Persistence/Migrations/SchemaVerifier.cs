using GraphTenancy.Persistence.Sessions;

namespace GraphTenancy.Persistence.Migrations;

/// <summary>Runs <c>db/checks</c>: queries over the catalog that must return no row.</summary>
/// <param name="connectionString">Any login that may connect; the checks read the catalog only.</param>
public sealed class SchemaVerifier(string connectionString)
{
    /// <summary>The names of all checks, in the order in which they run.</summary>
    public static IReadOnlyList<string> Checks { get; } = [.. DbScripts.Checks.Select(check => check.Name)];

    /// <summary>Runs all checks. Empty means that all is well.</summary>
    /// <exception cref="PersistenceException">PostgreSQL could not be reached or refused.</exception>
    public async Task<IReadOnlyList<SchemaFinding>> VerifyAsync(CancellationToken cancellationToken)
    {
        await using MaintenanceConnection connection =
            await MaintenanceConnection.OpenAsync(connectionString, cancellationToken);
        var findings = new List<SchemaFinding>();
        foreach (DbScript check in DbScripts.Checks)
        {
            findings.AddRange(await connection.QueryAsync(
                new SqlStatement(check.Text),
                row => new SchemaFinding(check.Name, row.GetString(0), row.GetString(1), row.GetString(2)),
                cancellationToken));
        }

        return findings;
    }
}
