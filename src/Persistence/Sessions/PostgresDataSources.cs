using Npgsql;

namespace GraphTenancy.Persistence.Sessions;

/// <summary>
/// The pools: tenant reads, tenant writes, privileged reads, control plane. Each has its own login or its own
/// transaction mode, and no session type can reach the pool of another one.
/// </summary>
public sealed class PostgresDataSources : IAsyncDisposable, IDisposable
{
    // Reads are short and CPU-bound: 2 to 4 connections per core are best. Commands wait for the write-ahead log, and
    // a group commit needs many of them at once: 16 instead of 4 connections doubled the commits per second.
    private static readonly int ReadPoolSize = Math.Clamp(4 * Environment.ProcessorCount, 4, 16);
    private static readonly int WritePoolSize = Math.Clamp(8 * Environment.ProcessorCount, 16, 28);
    private const int AnalyticsPoolSize = 4;
    private const int ControlPoolSize = 6;

    // REPEATABLE READ: all statements of a batch see one snapshot.
    // READ ONLY: no write passes, whatever a resolver sends.
    private const string ReadOnlySnapshot =
        "-c default_transaction_isolation=repeatable\\ read -c default_transaction_read_only=on";

    private readonly NpgsqlDataSource? _analytics;
    private readonly NpgsqlDataSource? _control;

    /// <summary>Makes the pools; opens no connection yet.</summary>
    /// <exception cref="ArgumentException">A connection string is not usable; the message names its key.</exception>
    public PostgresDataSources(PostgresOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        string readKey = options.AppRead is null ? nameof(options.App) : nameof(options.AppRead);
        Read = Create(readKey, options.AppRead ?? options.App, "graphtenancy read", ReadPoolSize, ReadOnlySnapshot);
        Write = Create(nameof(options.App), options.App, "graphtenancy write", WritePoolSize, "");
        _analytics = options.Analytics is { } analytics
            ? Create(
                nameof(options.Analytics), analytics, "graphtenancy analytics", AnalyticsPoolSize, ReadOnlySnapshot)
            : null;
        _control = options.Control is { } control
            ? Create(nameof(options.Control), control, "graphtenancy control", ControlPoolSize, "")
            : null;
    }

    /// <summary>Round trips since the start, counted by kind of session.</summary>
    public SessionMetrics Metrics { get; } = new();

    internal NpgsqlDataSource Read { get; }

    internal NpgsqlDataSource Write { get; }

    internal NpgsqlDataSource Analytics => _analytics ?? throw NotSet(nameof(PostgresOptions.Analytics));

    internal NpgsqlDataSource Control => _control ?? throw NotSet(nameof(PostgresOptions.Control));

    /// <inheritdoc/>
    public void Dispose()
    {
        Read.Dispose();
        Write.Dispose();
        _analytics?.Dispose();
        _control?.Dispose();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Read.DisposeAsync();
        await Write.DisposeAsync();
        await DisposeAsync(_analytics);
        await DisposeAsync(_control);
    }

    private static ValueTask DisposeAsync(NpgsqlDataSource? pool) => pool?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static InvalidOperationException NotSet(string key) => new(
        $"{PostgresOptions.SectionName}:{key} is not set, so nothing can be read or written in its role.");

    private static NpgsqlDataSource Create(
        string key, string connectionString, string applicationName, int poolSize, string startupOptions)
    {
        NpgsqlConnectionStringBuilder builder = Parse(key, connectionString);
        Refuse(key, "Multiplexing", builder.Multiplexing, "callers would share connections without a reset");
        Refuse(key, "No Reset On Close", builder.NoResetOnClose, "session state would pass to the next tenant");
        Refuse(key, "Include Error Detail", builder.IncludeErrorDetail, "errors would carry values of rows");
        Refuse(key, "Persist Security Info", builder.PersistSecurityInfo, "the password would stay readable");
        builder.ApplicationName ??= applicationName;
        builder.MaxAutoPrepare = 200;
        builder.AutoPrepareMinUsages = 2;
        if (!connectionString.Contains("Pool Size", StringComparison.OrdinalIgnoreCase)
            && !connectionString.Contains("MaxPoolSize", StringComparison.OrdinalIgnoreCase))
        {
            builder.MaxPoolSize = poolSize;
        }

        // Values given at start win over what the role has set for itself, and "reset all" returns to them.
        builder.Options = string.Join(
            ' ', "-c search_path=pg_catalog,pg_temp -c timezone=UTC -c jit=off",
            startupOptions, builder.Options).Trim();
        return new NpgsqlDataSourceBuilder(builder.ConnectionString).Build();
    }

    private static NpgsqlConnectionStringBuilder Parse(string key, string connectionString)
    {
        if (string.IsNullOrWhiteSpace(connectionString))
        {
            throw new ArgumentException($"{PostgresOptions.SectionName}:{key} is not set.", nameof(connectionString));
        }

        try
        {
            return new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or InvalidCastException)
        {
            // The message of Npgsql may quote the string, and with it the password: so it is not carried on.
#pragma warning disable MA0054
            throw new ArgumentException(
                $"{PostgresOptions.SectionName}:{key} is not a connection string of PostgreSQL "
                + "(Host=…;Port=…;Database=…;Username=…;Password=…).",
                nameof(connectionString));
#pragma warning restore MA0054
        }
    }

    private static void Refuse(string key, string option, bool isOn, string reason)
    {
        if (isOn)
        {
            throw new ArgumentException(
                $"{PostgresOptions.SectionName}:{key} sets \"{option}\", which must stay off: {reason}.");
        }
    }
}
