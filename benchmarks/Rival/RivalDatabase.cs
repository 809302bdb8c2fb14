using GraphTenancy.Benchmarks.Workloads;
using Npgsql;
using NpgsqlTypes;

namespace GraphTenancy.Benchmarks.Rival;

/// <summary>The pools, and batches that begin with the context of who asks.</summary>
internal sealed class RivalDatabase(RivalSettings settings) : IAsyncDisposable
{
    private readonly NpgsqlDataSource _read = NpgsqlDataSource.Create(settings.Read);
    private readonly NpgsqlDataSource _write = NpgsqlDataSource.Create(settings.Write);
    private readonly NpgsqlDataSource _analytics = NpgsqlDataSource.Create(settings.Analytics);

    public ValueTask<NpgsqlConnection> OpenReadAsync(CancellationToken cancellationToken) =>
        _read.OpenConnectionAsync(cancellationToken);

    public ValueTask<NpgsqlConnection> OpenWriteAsync(CancellationToken cancellationToken) =>
        _write.OpenConnectionAsync(cancellationToken);

    public ValueTask<NpgsqlConnection> OpenAnalyticsAsync(CancellationToken cancellationToken) =>
        _analytics.OpenConnectionAsync(cancellationToken);

    /// <summary>A batch in a tenant's context.</summary>
    public static NpgsqlBatch TenantBatch(NpgsqlConnection connection, RivalIdentity identity)
    {
        var batch = new NpgsqlBatch(connection);
        Add(batch, ReadStatements.TenantContext, Text(identity.TenantText), Text(identity.UserText));
        return batch;
    }

    /// <summary>A batch over all tenants.</summary>
    public static NpgsqlBatch AdministratorBatch(NpgsqlConnection connection, RivalIdentity identity)
    {
        var batch = new NpgsqlBatch(connection);
        Add(batch, AdminStatements.UserContext, Text(identity.UserText));
        return batch;
    }

    public static void Add(NpgsqlBatch batch, string text, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        var command = new NpgsqlBatchCommand(text);
        foreach (NpgsqlParameter parameter in parameters)
        {
            command.Parameters.Add(parameter);
        }

        batch.BatchCommands.Add(command);
    }

    public static NpgsqlParameter Text(string value) =>
        new NpgsqlParameter<string> { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Text };

    public static NpgsqlParameter Uuid(Guid value) =>
        new NpgsqlParameter<Guid> { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Uuid };

    public static NpgsqlParameter Time(DateTimeOffset value) => new NpgsqlParameter<DateTime>
    {
        TypedValue = value.UtcDateTime,
        NpgsqlDbType = NpgsqlDbType.TimestampTz,
    };

    public static NpgsqlParameter Json(byte[] utf8) =>
        new NpgsqlParameter<byte[]> { TypedValue = utf8, NpgsqlDbType = NpgsqlDbType.Jsonb };

    public static NpgsqlParameter Array<T>(T[] values, NpgsqlDbType elementType) =>
        new NpgsqlParameter<T[]> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | elementType };

    public static NpgsqlParameter Long(long value) =>
        new NpgsqlParameter<long> { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Bigint };

    /// <summary>Runs the batch and goes to the first result behind the context's.</summary>
    public static async ValueTask<NpgsqlDataReader> ReadAsync(NpgsqlBatch batch, CancellationToken cancellationToken)
    {
        NpgsqlDataReader reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        return reader;
    }

    public async ValueTask DisposeAsync()
    {
        await _read.DisposeAsync();
        await _write.DisposeAsync();
        await _analytics.DisposeAsync();
    }
}
