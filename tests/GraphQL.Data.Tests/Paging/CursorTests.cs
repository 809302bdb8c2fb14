using System.Buffers.Text;
using System.Collections.Immutable;
using GraphTenancy.GraphQL.Data.Compilation;
using GraphTenancy.GraphQL.Data.Mapping;
using GraphTenancy.GraphQL.Data.Paging;
using GraphTenancy.GraphQL.Data.Sorting;
using GraphTenancy.GraphQL.Data.Tests.Shop;
using GraphTenancy.GraphQL.Engine.Errors;
using Xunit;

namespace GraphTenancy.GraphQL.Data.Tests.Paging;

public sealed class CursorTests
{
    private static readonly Guid Tenant = Guid.Parse("11111111-1111-1111-1111-111111111111");
    private static readonly CursorCodec Codec = new(new CursorOptions { Key = new byte[32] });
    private static readonly RowOrdering ByPlacedAt = Order(nameof(Shop.Order.PlacedAt), isDescending: true);

    // A placed_at of 2025 in ticks, and an id.
    private static readonly byte[] Key =
        [1, 8, 221, 0, 0, 0, 0, 0, 0, 1, .. Guid.Parse("22222222-2222-2222-2222-222222222222").ToByteArray()];

    [Fact]
    public void A_cursor_gives_its_key_back()
    {
        byte[] scope = CursorCodec.Scope("Query.orders", ByPlacedAt, Tenant);

        IReadOnlyList<SqlValue?> values = Codec.Decode(Text(Codec.Encode(scope, Key)), scope, ByPlacedAt, "after");

        Assert.Equal(2, values.Count);
        Assert.Equal(
            Guid.Parse("22222222-2222-2222-2222-222222222222"), Assert.IsType<SqlValue<Guid>>(values[1]).Value);
    }

    [Theory]
    [InlineData("Query.others", true, false)]
    [InlineData("Query.orders", false, false)]
    [InlineData("Query.orders", true, true)]
    public void A_cursor_of_another_field_order_or_tenant_is_refused(string field, bool sameOrder, bool otherTenant)
    {
        byte[] scope = CursorCodec.Scope("Query.orders", ByPlacedAt, Tenant);
        RowOrdering order = sameOrder ? ByPlacedAt : ByPlacedAt.Reversed();
        byte[] other = CursorCodec.Scope(field, order, otherTenant ? Guid.NewGuid() : Tenant);

        Refused(() => Codec.Decode(Text(Codec.Encode(scope, Key)), other, order, "after"));
    }

    [Fact]
    public void A_cursor_with_any_bit_changed_is_refused()
    {
        byte[] scope = CursorCodec.Scope("Query.orders", ByPlacedAt, Tenant);
        byte[] cursor = Base64Url.DecodeFromUtf8(Codec.Encode(scope, Key));
        for (int bit = 0; bit < cursor.Length * 8; bit++)
        {
            byte[] forged = [.. cursor];
            forged[bit / 8] ^= (byte)(1 << (bit % 8));

            Refused(() => Codec.Decode(Base64Url.EncodeToString(forged), scope, ByPlacedAt, "after"));
        }
    }

    [Fact]
    public void A_cursor_cut_off_anywhere_is_refused()
    {
        byte[] scope = CursorCodec.Scope("Query.orders", ByPlacedAt, Tenant);
        string cursor = Text(Codec.Encode(scope, Key));
        for (int length = 0; length < cursor.Length; length++)
        {
            Refused(() => Codec.Decode(cursor[..length], scope, ByPlacedAt, "after"));
        }
    }

    [Theory]
    [InlineData("not base64 at all!")]
    [InlineData("AQ==")]
    [InlineData("é")]
    public void Garbage_is_refused(string cursor) => Refused(() => Codec.Decode(
        cursor, CursorCodec.Scope("Query.orders", ByPlacedAt, Tenant), ByPlacedAt, "before"));

    [Fact]
    public void A_cursor_of_another_key_is_refused()
    {
        byte[] scope = CursorCodec.Scope("Query.orders", ByPlacedAt, Tenant);
        var other = new CursorCodec(new CursorOptions());

        Refused(() => Codec.Decode(Text(other.Encode(scope, Key)), scope, ByPlacedAt, "after"));
    }

    [Fact]
    public void A_short_key_is_refused_at_start() =>
        Assert.Throws<ArgumentException>(() => new CursorCodec(new CursorOptions { Key = new byte[31] }));

    private static void Refused(Func<object> decode) =>
        Assert.Equal(DataErrorCodes.CursorInvalid, Assert.Throws<GraphQLException>(decode).Error.Code);

    private static string Text(byte[] utf8) => System.Text.Encoding.UTF8.GetString(utf8);

    private static RowOrdering Order(string property, bool isDescending) => RowOrdering.Make(
        TableMapping.For(typeof(Order)),
        ImmutableArray.Create(new RowOrder(property, isDescending)),
        argument: null,
        isPrivileged: false,
        new DataOptions());
}
