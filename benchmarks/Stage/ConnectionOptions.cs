namespace GraphTenancy.Benchmarks.Stage;

/// <summary>How our server opens its connections; the rivals open theirs alike.</summary>
internal static class ConnectionOptions
{
    public const string Common = "-c search_path=pg_catalog,pg_temp -c timezone=UTC -c jit=off";

    /// <summary>For reads: one snapshot for all statements of a batch, and no write passes.</summary>
    public const string ReadOnly =
        Common + " -c default_transaction_isolation=repeatable\\ read -c default_transaction_read_only=on";

    /// <summary>Connections for a tenant's reads.</summary>
    public static int Readers { get; } = Math.Clamp(4 * Environment.ProcessorCount, 4, 16);

    /// <summary>Connections for commands.</summary>
    public static int Writers { get; } = Math.Clamp(8 * Environment.ProcessorCount, 16, 28);

    /// <summary>Connections for reads over all tenants.</summary>
    public const int Analysts = 4;
}
