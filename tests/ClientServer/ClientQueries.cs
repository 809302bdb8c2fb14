using GraphTenancy.GraphQL.Engine.CodeFirst;
using GraphTenancy.GraphQL.Tenancy;

namespace GraphTenancy.ClientServer;

/// <summary>Queries without a database.</summary>
[QueryType]
public static class ClientQueries
{
    /// <summary>Says back what it is told.</summary>
    [AllowAnonymous]
    public static string GetClientEcho(string text) => text;

    /// <summary>Says it after some milliseconds.</summary>
    [AllowAnonymous]
    public static async Task<string> GetClientSlowEchoAsync(string text, int ms, CancellationToken cancellationToken)
    {
        await Task.Delay(ms, cancellationToken);
        return text;
    }

    /// <summary>How many endless subscriptions run.</summary>
    [AllowAnonymous]
    public static int GetClientRunning() => ClientSubscriptions.Running;
}
