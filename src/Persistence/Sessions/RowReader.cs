using Npgsql;

namespace GraphTenancy.Persistence.Sessions;

/// <summary>
/// Reads the results of a batch. The reader stands on the result of the first statement; the next ones follow by
/// <see cref="NpgsqlDataReader.NextResultAsync(CancellationToken)"/>. The session disposes it.
/// </summary>
public delegate ValueTask<T> RowReader<T>(NpgsqlDataReader reader, CancellationToken cancellationToken);
