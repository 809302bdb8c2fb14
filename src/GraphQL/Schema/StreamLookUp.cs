using GraphTenancy.Persistence.Sessions;
using Npgsql;

namespace GraphTenancy.GraphQL.Schema;

/// <summary>Finds the stream that a command means by something else than its id.</summary>
/// <param name="statement">Selects the id; no row: there is none.</param>
internal sealed class StreamLookUp(SqlStatement statement) : IBatchTail
{
    /// <summary>The id; <see langword="null"/> when there is none, or nothing was read yet.</summary>
    public Guid? Found { get; private set; }

    /// <inheritdoc/>
    public IReadOnlyList<SqlStatement> StatementsFor(Guid streamId) => [statement];

    /// <inheritdoc/>
    public async ValueTask ReadAsync(NpgsqlDataReader reader, CancellationToken cancellationToken) =>
        Found = await reader.ReadAsync(cancellationToken) ? reader.GetGuid(0) : null;
}
