namespace GraphTenancy.GraphQL.Hosting;

/// <summary>
/// Refuses to start on a database that the mapped records do not fit. A database that cannot be reached, or that waits
/// for its migrations, does not stop the start: readiness tells of it, and compares as soon as it can.
/// </summary>
internal sealed class CatalogCheckAtStart(DatabaseReadiness readiness) : IHostedService
{
    /// <inheritdoc/>
    /// <exception cref="ConfigurationException">They do not fit; the message has a line for each finding.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (await readiness.FindMismatchAsync(cancellationToken) is { } mismatch)
        {
            throw new ConfigurationException(mismatch.Message, mismatch);
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
