using GraphTenancy.GraphQL.Engine.CodeFirst;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.Persistence.Sessions;

namespace GraphTenancy.GraphQL.Data.Tests.Shop;

[MutationType]
public static class ShopMutations
{
    [UseMutationConvention(PayloadFieldName = "order")]
    public static async Task<Row<Order>> TrackOrderAsync(
        [ID<Order>] Guid id, string number, ITenantWriteSession session, CancellationToken cancellationToken)
    {
        await session.ExecuteAsync(
            [Track(id, number)], static (reader, _) => ValueTask.FromResult(reader.RecordsAffected), cancellationToken);
        return Row.ByKey<Order>(id);
    }

    /// <summary>As before, with the answer read in the command's batch.</summary>
    [UseMutationConvention(PayloadFieldName = "order")]
    public static async Task<Row<Order>> TrackAndReadAsync(
        [ID<Order>] Guid id,
        string number,
        ITenantWriteSession session,
        IResolverContext context,
        CancellationToken cancellationToken)
    {
        await SaveAsync(session, [Track(id, number)], context.ReadBack(), id, tookEffect: true, cancellationToken);
        return Row.ByKey<Order>(id);
    }

    [UseMutationConvention(Disable = true)]
    public static Task<Row<Order>> TrackWithoutPayloadAsync(
        [ID<Order>] Guid id,
        string number,
        ITenantWriteSession session,
        IResolverContext context,
        CancellationToken cancellationToken) => TrackAndReadAsync(id, number, session, context, cancellationToken);

    /// <summary>Answers with another order than the one that it changes.</summary>
    [UseMutationConvention(PayloadFieldName = "order")]
    public static async Task<Row<Order>> TrackButAnswerAsync(
        [ID<Order>] Guid id,
        [ID<Order>] Guid answer,
        ITenantWriteSession session,
        IResolverContext context,
        CancellationToken cancellationToken)
    {
        await TrackAndReadAsync(id, "T", session, context, cancellationToken);
        return Row.ByKey<Order>(answer);
    }

    /// <summary>Says that the command did not take effect.</summary>
    [UseMutationConvention(PayloadFieldName = "order")]
    public static async Task<Row<Order>> TrackInVainAsync(
        [ID<Order>] Guid id, ITenantWriteSession session, IResolverContext context, CancellationToken cancellationToken)
    {
        await SaveAsync(session, [Track(id, "T")], context.ReadBack(), id, tookEffect: false, cancellationToken);
        await TrackOrderAsync(id, "later", session, cancellationToken);
        return Row.ByKey<Order>(id);
    }

    /// <summary>Sets a status that cannot be decoded here.</summary>
    [UseMutationConvention(PayloadFieldName = "order")]
    public static async Task<Row<Order>> DraftAndReadAsync(
        [ID<Order>] Guid id, ITenantWriteSession session, IResolverContext context, CancellationToken cancellationToken)
    {
        var draft = new SqlStatement(
            "update read_model.orders set status = 'DRAFT' where order_id = $1 returning version", SqlParameter.Of(id));
        await SaveAsync(session, [draft], context.ReadBack(), id, tookEffect: true, cancellationToken);
        return Row.ByKey<Order>(id);
    }

    private static SqlStatement Track(Guid id, string number) => new(
        "update read_model.orders set tracking_number = $1 where order_id = $2",
        SqlParameter.Of(number),
        SqlParameter.Of(id));

    private static async Task SaveAsync(
        ITenantWriteSession session,
        SqlStatement[] writes,
        IBatchTail tail,
        Guid id,
        bool tookEffect,
        CancellationToken cancellationToken)
    {
        IReadOnlyList<SqlStatement> reads = tail.StatementsFor(id);
        await session.ExecuteAsync(
            [.. writes, .. reads],
            skip: writes.Length,
            async (reader, token) =>
            {
                if (reads.Count > 0)
                {
                    await tail.ReadAsync(reader, token);
                }

                return true;
            },
            cancellationToken);
        if (reads.Count > 0)
        {
            tail.Settle(tookEffect);
        }
    }
}
