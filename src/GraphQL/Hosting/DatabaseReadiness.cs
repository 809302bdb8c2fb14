using GraphTenancy.GraphQL.Data;
using GraphTenancy.Persistence.Migrations;
using GraphTenancy.Persistence.Sessions;

namespace GraphTenancy.GraphQL.Hosting;

/// <summary>Answers whether this server can serve: <c>/health/live</c> and <c>/health/ready</c>.</summary>
internal sealed partial class DatabaseReadiness(
    PostgresDataSources dataSources, CatalogComparison catalog, ILogger<DatabaseReadiness> logger)
{
    /// <summary>A probe that hangs is a probe that failed.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private string? _lastProblem;

    /// <summary>The process runs and answers.</summary>
    public static Task WriteLiveAsync(HttpContext context) => WriteAsync(context, StatusCodes.Status200OK, "live");

    /// <summary>200 when requests can be served, else 503 with the reason and the command that mends it.</summary>
    public async Task WriteReadyAsync(HttpContext context)
    {
        string? problem = await FindProblemAsync(context.RequestAborted);
        await WriteAsync(
            context, problem is null ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable,
            problem ?? "ready");
    }

    /// <summary>
    /// What keeps the server from serving; <see langword="null"/> when nothing does. Logs each change.
    /// </summary>
    public async Task<string?> FindProblemAsync(CancellationToken cancellationToken)
    {
        (string? problem, CatalogMismatchException? mismatch) = await AskAsync(cancellationToken);
        string? before = Interlocked.Exchange(ref _lastProblem, problem);
        if (problem is not null && problem != before)
        {
            LogNotReady(mismatch?.Message ?? problem);
        }
        else if (problem is null && before is not null)
        {
            LogReadyAgain();
        }

        return problem;
    }

    /// <summary>
    /// How the mapped records do not fit the database; null when they do, or when it cannot be said yet.
    /// </summary>
    public async Task<CatalogMismatchException?> FindMismatchAsync(CancellationToken cancellationToken)
    {
        (_, CatalogMismatchException? mismatch) = await AskAsync(cancellationToken);
        return mismatch;
    }

    private async Task<(string? Problem, CatalogMismatchException? Mismatch)> AskAsync(
        CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            MigrationStatus status = await MigrationRunner.GetStatusAsync(dataSources, patience.Token);
            if (status.State != MigrationState.Current)
            {
                return (status.Describe(), null);
            }

            CatalogMismatchException? mismatch = await catalog.FindMismatchAsync(patience.Token);
            return (mismatch is null ? null : Misfit, mismatch);
        }
        catch (PersistenceException exception)
        {
            LogUnreachable(exception);
            return (Unreachable, null);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (Unreachable, null);
        }
    }

    // The findings name tables and columns, which whoever asks here need not know.
    private const string Misfit =
        "The database does not fit the records of this version. The log and a restart name every place.";

    private const string Unreachable =
        "The database cannot be reached. "
        + "Check that PostgreSQL runs and that ConnectionStrings:App, :Analytics and :Control name it; "
        + "a database without roles and schema is made by: "
        + "dotnet run --project src/Migrator -- migrate";

    private static Task WriteAsync(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsync(text + "\n", context.RequestAborted);
    }

    [LoggerMessage(EventId = 30, Level = LogLevel.Warning, Message = "Not ready: {Problem}")]
    private partial void LogNotReady(string problem);

    [LoggerMessage(EventId = 31, Level = LogLevel.Information, Message = "Ready.")]
    private partial void LogReadyAgain();

    [LoggerMessage(EventId = 32, Level = LogLevel.Debug, Message = "The readiness probe failed.")]
    private partial void LogUnreachable(Exception exception);
}
