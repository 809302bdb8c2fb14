using GraphTenancy.Persistence.Embedded;
using GraphTenancy.Persistence.Migrations;
using GraphTenancy.Persistence.Sessions;

namespace GraphTenancy.GraphQL.Hosting;

/// <summary>Starts the server, with a database of its own when it was given none, and stops both.</summary>
internal static class Server
{
    /// <summary>Runs until Ctrl-C, or until <paramref name="whenReady"/> ends.</summary>
    /// <param name="args">Configuration as <c>--key value</c>, such as <c>--urls</c>.</param>
    /// <param name="whenReady">What to do with the running server; <see langword="null"/> serves.</param>
    /// <returns>The exit code.</returns>
    public static Task<int> RunAsync(string[] args, Func<RunningServer, CancellationToken, Task<int>>? whenReady)
    {
        WebApplicationBuilder builder = CreateBuilder(args);
        return RunAsync(builder, StartDatabaseAsync, async (app, database, signals, stopping) =>
        {
            signals.Dispose();
            await ListenAsync(app, builder.Configuration, stopping);
            return await ServeAsync(app, database, whenReady);
        });
    }

    /// <summary>
    /// Lends the server's services and its database, without listening. Where another program runs the embedded
    /// database, that one is used.
    /// </summary>
    /// <param name="use">What to do with them; gives the exit code.</param>
    public static Task<int> LendAsync(Func<IServiceProvider, CancellationToken, Task<int>> use)
    {
        WebApplicationBuilder builder = CreateBuilder([]);
        // Standard output is for what was asked.
        builder.Logging.ClearProviders();
        return RunAsync(
            builder,
            JoinDatabaseAsync,
            (app, _, _, stopping) => use(app.Services, stopping));
    }

    private static async Task<int> RunAsync(
        WebApplicationBuilder builder,
        Func<WebApplicationBuilder, CancellationToken, Task<EmbeddedDatabase?>> openDatabase,
        Func<WebApplication, EmbeddedDatabase?, PosixSignals, CancellationToken, Task<int>> use)
    {
        using var stopping = new CancellationTokenSource();
        using PosixSignals signals = PosixSignals.Cancel(stopping);
        try
        {
            await using EmbeddedDatabase? database = EmbeddedDatabase.IsWanted(builder.Configuration)
                ? await openDatabase(builder, stopping.Token)
                : null;
            await using WebApplication app = ServerBuilder.Build(builder);
            return await use(app, database, signals, stopping.Token);
        }
        catch (Exception expected) when (
            expected is EmbeddedPostgresException or ConfigurationException
                or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(expected.Message);
            return 1;
        }
        catch (Exception broken) when (broken is PersistenceException or MigrationException)
        {
            await Console.Error.WriteLineAsync($"The embedded database could not be prepared: {broken.Message}");
            return 1;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return 130;
        }
    }

    /// <summary>
    /// Reads the configuration. A server without a database is a development server, unless it says otherwise.
    /// </summary>
    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
        if (builder.Configuration[HostDefaults.EnvironmentKey] is null
            && EmbeddedDatabase.IsWanted(builder.Configuration))
        {
            builder = WebApplication.CreateBuilder(
                new WebApplicationOptions { Args = args, EnvironmentName = Environments.Development });
        }

        IConfiguration configuration = builder.Configuration;
        if (configuration[WebHostDefaults.ServerUrlsKey] is null && configuration[WebHostDefaults.HttpPortsKey] is null
            && configuration[WebHostDefaults.HttpsPortsKey] is null)
        {
            builder.WebHost.UseUrls(ServerBuilder.DefaultUrl);
        }

        // Every request has one line of our own; the framework's several lines would hide it.
        if (configuration["Logging:LogLevel:Microsoft.AspNetCore"] is null)
        {
            builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
            builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
            // It logs with a stack what it throws as well, such as a port in use, which is told in one line below.
            builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        }

        return builder;
    }

    // Whoever names another environment than Development means to serve real data, which must not end up in a
    // database that a forgotten variable brought into being.
    private static async Task<EmbeddedDatabase?> StartDatabaseAsync(
        WebApplicationBuilder builder, CancellationToken cancellationToken) => builder.Environment.IsDevelopment()
        ? await EmbeddedDatabase.StartAsync(builder.Configuration, cancellationToken)
        : throw new ConfigurationException(
            $"ConnectionStrings:App is not set, and in {builder.Environment.EnvironmentName} no database is started "
            + "along with the server. Set ConnectionStrings:App, :Analytics and :Control.");

    private static async Task<EmbeddedDatabase?> JoinDatabaseAsync(
        WebApplicationBuilder builder, CancellationToken cancellationToken)
    {
        try
        {
            return await StartDatabaseAsync(builder, cancellationToken);
        }
        catch (EmbeddedPostgresException taken) when (
            taken.InnerException is IOException && EmbeddedDatabase.TryJoin(builder.Configuration))
        {
            return null;
        }
    }

    private static async Task ListenAsync(
        WebApplication app, IConfiguration configuration, CancellationToken cancellationToken)
    {
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (Exception wrong) when (wrong is FormatException or ArgumentException or InvalidOperationException)
        {
            // No address, no such port, https without a certificate: the framework has no type for it.
            string? urls = configuration[WebHostDefaults.ServerUrlsKey];
            throw new ConfigurationException($"The server cannot listen on {urls}: {wrong.Message}", wrong);
        }
    }

    private static async Task<int> ServeAsync(
        WebApplication app, EmbeddedDatabase? database, Func<RunningServer, CancellationToken, Task<int>>? whenReady)
    {
        var running = new RunningServer(app, database);
        IHostApplicationLifetime lifetime = app.Services.GetRequiredService<IHostApplicationLifetime>();
        if (whenReady is not null)
        {
            int exitCode = await whenReady(running, lifetime.ApplicationStopping);
            await app.StopAsync(CancellationToken.None);
            return exitCode;
        }

        string? problem = await app.Services.GetRequiredService<DatabaseReadiness>()
            .FindProblemAsync(lifetime.ApplicationStopping);
        await Console.Out.WriteLineAsync(StartBanner.Describe(running, problem));
        await app.WaitForShutdownAsync(CancellationToken.None);
        return 0;
    }
}

/// <summary>A server that listens.</summary>
/// <param name="App">The web application.</param>
/// <param name="Database">Its own database; <see langword="null"/> when it was given one.</param>
internal sealed record RunningServer(WebApplication App, EmbeddedDatabase? Database)
{
    /// <summary>The first address, as it was bound.</summary>
    public string Url => App.Urls.First().TrimEnd('/');
}
