using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using GraphTenancy.GraphQL.Engine.CodeFirst;
using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Tenancy;
using GraphTenancy.Persistence.Sessions;

namespace GraphTenancy.GraphQL.Tests;

/// <summary>Subscriptions whose events the tests decide on.</summary>
[SubscriptionType]
public static class TestSubscriptions
{
    /// <summary>Names of streams that came to their end, by their end or because the client left.</summary>
    internal static ConcurrentDictionary<string, TaskCompletionSource> Ended { get; } = new();

    /// <summary>Events that a stream has made.</summary>
    internal static ConcurrentDictionary<string, int> Made { get; } = new();

    /// <summary>1 to <paramref name="count"/>, for everybody.</summary>
    [AllowAnonymous]
    public static async IAsyncEnumerable<int> GetTestTicks(int count)
    {
        for (int i = 1; i <= count; i++)
        {
            await Task.Yield();
            yield return i;
        }
    }

    /// <summary>The tenant of each event's session, every so many milliseconds, without an end.</summary>
    [Subscribe(With = nameof(SubscribeToTestTenants))]
    public static string GetTestTenants(TenantContext tenant, [EventMessage] string padding) => tenant.TenantCode + padding;

    public static async IAsyncEnumerable<string> SubscribeToTestTenants(
        string name, int ms, int padding, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                Made.AddOrUpdate(name, 1, static (_, count) => count + 1);
                yield return new string('.', padding);
                await Task.Delay(ms, cancellationToken);
            }
        }
        finally
        {
            EndOf(name).TrySetResult();
        }
    }

    /// <summary>Nothing ever happens.</summary>
    [AllowAnonymous]
    public static async IAsyncEnumerable<int> GetTestSilence(
        string name, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        try
        {
            StartOf(name).TrySetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            yield return 1;
        }
        finally
        {
            EndOf(name).TrySetResult();
        }
    }

    /// <summary>One event, then a failure of the source.</summary>
    [AllowAnonymous]
    public static async IAsyncEnumerable<int> GetTestBroken()
    {
        yield return 1;
        await Task.Yield();
        throw new GraphQLException("The source broke.", "EXPECTED");
    }

    internal static TaskCompletionSource StartOf(string name) => EndOf("start of " + name);

    internal static TaskCompletionSource EndOf(string name) => Ended.GetOrAdd(
        name, static _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
