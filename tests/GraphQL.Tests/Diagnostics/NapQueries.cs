using GraphTenancy.GraphQL.Engine.CodeFirst;
using GraphTenancy.Persistence.Sessions;

namespace GraphTenancy.GraphQL.Tests.Diagnostics;

/// <summary>Round trips that take as long as a test wants, or fail.</summary>
[QueryType]
public static class NapQueries
{
    /// <summary>
    /// Takes its time over an answer, as no role of the server may call <c>pg_sleep</c>; both are values of the statement.
    /// </summary>
    public static async Task<string?> GetTestNapAsync(
        int ms, string? mark, ITenantSession session, CancellationToken cancellationToken) =>
        await session.QueryAsync(
            [new SqlStatement("select $2,\n    $1 as nap", SqlParameter.Of(ms), SqlParameter.Of(mark))],
            async (reader, token) =>
            {
                await Task.Delay(ms, token);
                return await reader.ReadAsync(token) && !reader.IsDBNull(0) ? reader.GetString(0) : null;
            },
            cancellationToken);

    /// <summary>Two statements, of which PostgreSQL refuses the second.</summary>
    public static async Task<string?> GetTestBrokenAsync(ITenantSession session, CancellationToken cancellationToken) =>
        await session.QueryAsync<string?>(
            [new SqlStatement("select 1"), new SqlStatement("select 1 / 0")],
            static async (reader, token) => await reader.NextResultAsync(token) ? "" : null,
            cancellationToken);
}
