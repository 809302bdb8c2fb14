using GraphTenancy.GraphQL.Data.Execution;
using GraphTenancy.GraphQL.Data.Paging;

namespace GraphTenancy.GraphQL.Data;

/// <summary>
/// What the plans of a schema share: limits, the cursors' key and the executors. One per schema; thread-safe.
/// </summary>
public sealed class DataServices
{
    /// <summary>Creates it.</summary>
    /// <exception cref="ArgumentException">The cursors' key is shorter than 32 bytes.</exception>
    public DataServices(DataOptions options, CursorOptions cursors)
    {
        Options = options;
        Cursors = new CursorCodec(cursors);
    }

    internal DataOptions Options { get; }

    internal CursorCodec Cursors { get; }

    internal TenantFetchExecutor TenantExecutor { get; } = new();

    internal AdminFetchExecutor AdminExecutor { get; } = new();
}
