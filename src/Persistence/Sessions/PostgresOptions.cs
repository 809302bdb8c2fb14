namespace GraphTenancy.Persistence.Sessions;

/// <summary>The connection strings, one per role: configuration section <c>ConnectionStrings</c>.</summary>
public sealed record PostgresOptions
{
    /// <summary>The configuration section that these options are read from.</summary>
    public const string SectionName = "ConnectionStrings";

    /// <summary>Tenant requests, role <c>gt_app</c>: the primary server.</summary>
    public required string App { get; init; }

    /// <summary>
    /// Tenant reads, role <c>gt_app</c>: a replica, say. <see langword="null"/> means <see cref="App"/>.
    /// </summary>
    public string? AppRead { get; init; }

    /// <summary>
    /// Privileged reads over all tenants, role <c>gt_analytics</c>. <see langword="null"/>: there are none.
    /// </summary>
    public string? Analytics { get; init; }

    /// <summary>
    /// Tenants, users and memberships, role <c>gt_control</c>. <see langword="null"/>: they are kept elsewhere.
    /// </summary>
    public string? Control { get; init; }

    /// <summary>
    /// The migrator, role <c>gt_migrator</c>. A production server has no such string; only the embedded database and
    /// the console do.
    /// </summary>
    public string? Migrator { get; init; }
}
