using GraphTenancy.GraphQL.Engine.CodeFirst;
using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Tenancy;
using GraphTenancy.Persistence.Sessions;

namespace GraphTenancy.GraphQL.Tests;

/// <summary>Fields that show what the server hands to resolvers, beside those of the domain.</summary>
[QueryType]
public static class TestQueries
{
    private static int _openCalls;

    /// <summary>The tenant in whose name resolvers run.</summary>
    public static string GetTestTenant(TenantContext tenant) => tenant.TenantCode;

    /// <summary>The caller, without a tenant.</summary>
    [TenantFree]
    public static string GetTestCaller(Caller caller) => caller.Subject;

    /// <summary>The roles over the platform that count.</summary>
    [TenantFree]
    public static string GetTestPlatformRoles(Caller caller) => string.Join(',', caller.PlatformRoles);

    /// <summary>Answers everybody.</summary>
    [AllowAnonymous]
    public static string GetTestPing() => "pong";

    /// <summary>Counts its calls, by everybody.</summary>
    [AllowAnonymous]
    public static int GetTestOpenCount() => Interlocked.Increment(ref _openCalls);

    internal static int OpenCalls => Volatile.Read(ref _openCalls);

    /// <summary>Answers everybody after some milliseconds.</summary>
    [AllowAnonymous]
    public static async Task<string> GetTestSlowAsync(int ms, CancellationToken cancellationToken)
    {
        await Task.Delay(ms, cancellationToken);
        return "slow";
    }

    /// <summary>What the database lets the tenant's session see.</summary>
    public static async Task<string> GetTestVisibleTenantsAsync(ITenantSession session, CancellationToken cancellationToken) =>
        await session.QueryAsync(
            [new SqlStatement("select string_agg(code, ',') from control.tenants")],
            static async (reader, token) => await reader.ReadAsync(token) ? reader.GetString(0) : "",
            cancellationToken);

    /// <summary>Fails the way that <paramref name="kind"/> says.</summary>
    public static string GetTestFailure(string kind) => throw (kind switch
    {
        "unavailable" => new DatabaseUnavailableException("secret host", new IOException("secret")),
        "timeout" => new DatabaseTimeoutException("secret statement", new TimeoutException("secret")),
        "conflict" => new ConcurrencyException("secret stream"),
        "duplicate" => new DuplicateKeyException("secret value", "secret_key", new InvalidOperationException("secret")),
        "isolation" => new TenantIsolationException("secret policy", new InvalidOperationException("secret")),
        "expected" => new GraphQLException("For the client.", "EXPECTED"),
        _ => new InvalidOperationException("secret"),
    });

    /// <summary>Keeps the database busy, by a statement that has <paramref name="mark"/> in its text.</summary>
    public static async Task<string> GetTestBusyAsync(string mark, ITenantSession session, CancellationToken cancellationToken) =>
        await session.QueryAsync(
            [new SqlStatement($"select /* {Guid.Parse(mark)} */ count(*) from generate_series(1, 100000) a, generate_series(1, 100000) b")],
            static async (reader, token) => await reader.ReadAsync(token) ? "done" : "",
            cancellationToken);

    /// <summary>Waits until the client leaves.</summary>
    public static async Task<string> GetTestHangAsync(CancellationToken cancellationToken)
    {
        Hanging.TrySetResult();
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Cancelled.TrySetResult();
            throw;
        }

        return "";
    }

    internal static TaskCompletionSource Hanging { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal static TaskCompletionSource Cancelled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>A mutation that counts its calls.</summary>
[MutationType]
public static class TestMutations
{
    private static int _calls;

    internal static int Calls => Volatile.Read(ref _calls);

    /// <summary>Counts.</summary>
    public static int TestCount() => Interlocked.Increment(ref _calls);
}
