using GraphTenancy.GraphQL.Data.Execution;
using GraphTenancy.GraphQL.Data.Paging;

namespace GraphTenancy.GraphQL.Data;

/// <summary>
/// What the plans of a schema share: limits, the cursors' key and the executors. One per schema; thread-safe.
/// </summary>
public sealed class DataServices
{
    /// <summary>Creates it.</summary>
    /// <exception cref="ArgumentException">
    /// The cursors' key is shorter than 32 bytes, or the numbers of groups are not in order.
    /// </exception>
    public DataServices(DataOptions options, CursorOptions cursors)
    {
        if (options.DefaultGroups < 1 || options.MaxGroups < options.DefaultGroups)
        {
            throw new ArgumentException(
                $"1 <= DefaultGroups ({options.DefaultGroups}) <= MaxGroups ({options.MaxGroups}) must hold.",
                nameof(options));
        }

        Options = options;
        Cursors = new CursorCodec(cursors);
    }

    internal DataOptions Options { get; }

    internal CursorCodec Cursors { get; }

    internal TenantFetchExecutor TenantExecutor { get; } = new();

    internal AdminFetchExecutor AdminExecutor { get; } = new();
}
