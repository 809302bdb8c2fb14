namespace GraphTenancy.Migrator;

/// <summary>What the process ends with.</summary>
internal static class ExitCodes
{
    /// <summary>All is well.</summary>
    internal const int Success = 0;

    /// <summary>
    /// The database is not as it should be: a check found something, a migration does not fit or failed.
    /// </summary>
    internal const int Findings = 1;

    /// <summary>
    /// The command line is wrong, a connection string is missing, or PostgreSQL could not be reached.
    /// </summary>
    internal const int Usage = 2;
}
