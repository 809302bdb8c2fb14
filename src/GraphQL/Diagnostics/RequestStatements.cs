using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.Persistence.Sessions;

namespace GraphTenancy.GraphQL.Diagnostics;

/// <summary>
/// The round trips of one request: logs the slow ones, and where the answer is to tell of them adds them up in
/// <c>extensions.db</c>. Batches hold texts with placeholders, so that no value can get into either.
/// </summary>
internal sealed class RequestStatements(
    SqlSettings settings, SlowStatementLog log, RequestContext context, string? tenant) : IBatchObserver
{
    public const string ExtensionName = "db";

    private readonly Lock _gate = new();
    private readonly List<IReadOnlyDictionary<string, object?>> _statements = [];
    private int _roundTrips;
    private TimeSpan _elapsed;

    /// <inheritdoc/>
    public bool Wants(TimeSpan elapsed) => settings.IsReported || IsSlow(elapsed);

    /// <inheritdoc/>
    public void OnBatch(SentBatch batch)
    {
        if (IsSlow(batch.Elapsed))
        {
            log.Write(context, tenant, batch);
        }

        if (settings.IsReported)
        {
            Report(batch);
        }
    }

    private bool IsSlow(TimeSpan elapsed) => elapsed >= settings.Slow;

    // The whole is set anew each time: the answer may be written while a deferred part is still asking.
    private void Report(SentBatch batch)
    {
        lock (_gate)
        {
            _roundTrips++;
            _elapsed += batch.Elapsed;
            _statements.AddRange(batch.Statements.Select(statement => Describe(batch, statement)));
            context.SetExtension(ExtensionName, new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["roundTrips"] = _roundTrips,
                ["timeMs"] = Math.Round(_elapsed.TotalMilliseconds, 2),
                ["statements"] = _statements.ToArray(),
            });
        }
    }

    private static Dictionary<string, object?> Describe(SentBatch batch, SentStatement statement)
    {
        var described = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["sql"] = statement.Text,
            ["rows"] = statement.Rows,
        };
        if (batch.Kind != BatchKind.Read)
        {
            described["session"] = batch.Kind == BatchKind.Admin ? "admin" : "write";
        }

        return described;
    }
}
