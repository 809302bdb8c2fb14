using System.Collections.Immutable;
using GraphTenancy.GraphQL.Data.Compilation;
using GraphTenancy.GraphQL.Data.Execution;
using GraphTenancy.GraphQL.Data.Fields;
using GraphTenancy.GraphQL.Data.Mapping;
using GraphTenancy.GraphQL.Data.Sorting;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.Persistence.Sessions;

namespace GraphTenancy.GraphQL.Data.Plans;

/// <summary>A plan whose rows are described, for each request, by the field's member.</summary>
internal abstract class DescribedPlan(DataFieldSettings settings, DataServices services)
    : DataFetchPlan(services, settings.IsPrivileged)
{
    // A member describes the same order in nearly every request. It names columns, never values.
    private volatile DescribedOrder? _described;

    protected TableMapping Table { get; } = TableMapping.For(settings.RowType);

    protected DataFieldSettings Settings { get; } = settings;

    public sealed override async ValueTask<FetchRun> PrepareAsync(FetchRequest request, Guid tenantId)
    {
        // Only a relation has no description, and it is planned with its parent.
        object? description = await Settings.Describe!(request.Context);
        return (description is null ? null : ReadyRows.TryTake(request, description))
            ?? Prepare(request, tenantId, description);
    }

    public sealed override FetchRun PrepareAgain(FetchRequest request, Guid tenantId, FetchRun first) =>
        Prepare(request, tenantId, first.Description);

    protected abstract FetchRun Prepare(object description, FetchRequest request, Guid tenantId);

    protected RowConditions ConditionsOf(IRowDescription rows, FetchRequest request) => new(
        Table,
        rows.Conditions,
        Settings.FilterArgument(request.Context.Arguments),
        Services.Options);

    protected RowOrdering OrderingOf(IRowsDescription rows, FetchRequest request)
    {
        IReadOnlyList<object?>? argument = Settings.OrderArgument(request.Context.Arguments);
        if (argument is not { Count: > 0 } && _described is { } known && known.Order.SequenceEqual(rows.Order))
        {
            return known.Ordering;
        }

        RowOrdering ordering = RowOrdering.Make(Table, rows.Order, argument, IsPrivileged, Services.Options);
        if (argument is not { Count: > 0 })
        {
            _described = new DescribedOrder(rows.Order, ordering);
        }

        return ordering;
    }

    /// <summary>Asks how many rows there are.</summary>
    protected SqlStatement Count(RowConditions conditions)
    {
        SqlText sql = new SqlText().Append($"select count(*) from {Table.Name} t0");
        conditions.WriteWhere(sql);
        return sql.ToStatement();
    }

    /// <summary>Asks whether there is a row.</summary>
    /// <param name="conditions">The conditions.</param>
    /// <param name="bound">A further condition; null: none.</param>
    protected SqlStatement Exists(RowConditions conditions, Action<SqlText>? bound = null)
    {
        SqlText sql = new SqlText().Append($"select exists(select from {Table.Name} t0");
        conditions.WriteWhere(sql, bound);
        return sql.Append(")").ToStatement();
    }

    protected FetchRun Prepare(FetchRequest request, Guid tenantId, object? description)
    {
        FetchRun run = description is null ? new NullRun() : Prepare(description, request, tenantId);
        run.Description = description;
        run.Marks ??= NewMarks();
        return run;
    }

    private sealed record DescribedOrder(ImmutableArray<RowOrder> Order, RowOrdering Ordering);

    private sealed class NullRun : FetchRun
    {
        public override FetchedValue Complete() => new NoValue();
    }
}
