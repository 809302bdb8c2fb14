using GraphTenancy.GraphQL.Engine.CodeFirst;

namespace GraphTenancy.ClientServer;

/// <summary>Mutations without a database.</summary>
[MutationType]
public static class ClientMutations
{
    private static int _count;

    /// <summary>Counts its calls.</summary>
    public static int ClientCount() => Interlocked.Increment(ref _count);
}
