using System.Text;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.Persistence.Sessions;

namespace GraphTenancy.GraphQL.Diagnostics;

/// <summary>
/// One line per slow round trip: which operation, for which tenant, which statements, and never a value.
/// </summary>
internal sealed partial class SlowStatementLog(ILogger<SlowStatementLog> logger)
{
    private const int LongestStatement = 1000;
    private const int LongestText = 4000;

    public void Write(RequestContext context, string? tenant, SentBatch batch)
    {
        if (logger.IsEnabled(LogLevel.Warning))
        {
            LogSlow(
                batch.Kind, context.DocumentHash, context.OperationName, tenant, batch.Elapsed.TotalMilliseconds,
                batch.Statements.Count, batch.Statements.Sum(static statement => statement.Rows ?? 0),
                batch.HasFailed, TextOf(batch.Statements));
        }
    }

    /// <summary>The texts in one line, each with its rows, cut where they are long.</summary>
    internal static string TextOf(IReadOnlyList<SentStatement> statements)
    {
        var text = new StringBuilder();
        for (int i = 0; i < statements.Count; i++)
        {
            if (text.Length >= LongestText)
            {
                return text.Append($" … {statements.Count - i} more").ToString();
            }

            string rows = statements[i].Rows is { } count ? $"{count} rows" : "not completed";
            text.Append(i == 0 ? "" : "; ").Append(OneLine(statements[i].Text)).Append($" [{rows}]");
        }

        return text.ToString();
    }

    // Statements written by hand have several lines, and a line of the log is one.
    private static string OneLine(string sql)
    {
        string line = string.Join(' ', sql.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= LongestStatement ? line : $"{line.AsSpan(0, LongestStatement)}…";
    }

    [LoggerMessage(
        EventId = 40,
        EventName = "SlowStatement",
        Level = LogLevel.Warning,
        Message = "Slow SQL {Kind} document={DocumentHash} operation={OperationName} tenant={Tenant} "
            + "duration={DurationMs:0.0} ms statements={Statements} rows={Rows} failed={HasFailed}: {Sql}")]
    private partial void LogSlow(
        BatchKind kind, string documentHash, string? operationName, string? tenant, double durationMs, int statements,
        long rows, bool hasFailed, string sql);
}
