using GraphTenancy.GraphQL.Data.Sorting;

namespace GraphTenancy.GraphQL.Data.Paging;

/// <summary>What the cursors of a page are bound to; written down when the first cursor needs it.</summary>
/// <param name="coordinate">The field.</param>
/// <param name="order">The order of its rows.</param>
/// <param name="tenantId">The session's tenant; empty for a session over all tenants.</param>
internal sealed class CursorScope(string coordinate, RowOrdering order, Guid tenantId)
{
    private byte[]? _bytes;

    public byte[] Bytes => _bytes ??= CursorCodec.Scope(coordinate, order, tenantId);
}
