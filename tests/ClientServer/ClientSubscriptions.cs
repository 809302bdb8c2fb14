using System.Runtime.CompilerServices;
using GraphTenancy.GraphQL.Engine.CodeFirst;
using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Tenancy;
using GraphTenancy.Persistence.Sessions;

namespace GraphTenancy.ClientServer;

/// <summary>Subscriptions without a database.</summary>
[SubscriptionType]
public static class ClientSubscriptions
{
    private static int _running;

    internal static int Running => Volatile.Read(ref _running);

    /// <summary>Counts down to 1.</summary>
    [AllowAnonymous]
    public static async IAsyncEnumerable<int> GetClientCountdown(
        int from, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (int i = from; i > 0; i--)
        {
            await Task.Delay(5, cancellationToken);
            yield return i;
        }
    }

    /// <summary>The caller's tenant, again and again.</summary>
    [Subscribe(With = nameof(SubscribeToClientTenant))]
    public static string GetClientTenant(TenantContext tenant, [EventMessage] int number) =>
        $"{tenant.TenantCode} {number}";

    /// <summary>The source of <c>clientTenant</c>.</summary>
    public static async IAsyncEnumerable<int> SubscribeToClientTenant(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _running);
        try
        {
            for (int i = 0; ; i++)
            {
                yield return i;
                await Task.Delay(20, cancellationToken);
            }
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }

    /// <summary>One event, then a failure.</summary>
    [AllowAnonymous]
    public static async IAsyncEnumerable<int> GetClientBroken()
    {
        yield return 1;
        await Task.Yield();
        throw new GraphQLException("The source broke.", "EXPECTED");
    }
}
