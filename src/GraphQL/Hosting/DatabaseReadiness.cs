using GraphTenancy.Persistence.Migrations;
using GraphTenancy.Persistence.Sessions;

namespace GraphTenancy.GraphQL.Hosting;

/// <summary>Answers whether this server can serve: <c>/health/live</c> and <c>/health/ready</c>.</summary>
internal sealed partial class DatabaseReadiness(PostgresDataSources dataSources, ILogger<DatabaseReadiness> logger)
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
        string? problem = await AskAsync(cancellationToken);
        string? before = Interlocked.Exchange(ref _lastProblem, problem);
        if (problem is not null && problem != before)
        {
            LogNotReady(problem);
        }
        else if (problem is null && before is not null)
        {
            LogReadyAgain();
        }

        return problem;
    }

    private async Task<string?> AskAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            MigrationStatus status = await MigrationRunner.GetStatusAsync(dataSources, patience.Token);
            return status.State == MigrationState.Current ? null : status.Describe();
        }
        catch (PersistenceException exception)
        {
            LogUnreachable(exception);
            return Unreachable;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Unreachable;
        }
    }

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
