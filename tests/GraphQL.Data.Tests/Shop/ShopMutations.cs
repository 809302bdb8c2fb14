using GraphTenancy.GraphQL.Engine.CodeFirst;
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
            [
                new SqlStatement(
                    "update read_model.orders set tracking_number = $1 where order_id = $2",
                    SqlParameter.Of(number),
                    SqlParameter.Of(id)),
            ],
            static (reader, _) => ValueTask.FromResult(reader.RecordsAffected),
            cancellationToken);
        return Row.ByKey<Order>(id);
    }
}
