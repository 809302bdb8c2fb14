namespace GraphTenancy.GraphQL.Schema.Orders;

/// <summary>The number that people use for an order: <c>O-</c> and ten characters of Crockford's base 32.</summary>
internal static class OrderNumber
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Characters = 10;
    private const int BitsPerCharacter = 5;

    /// <summary>
    /// Derives the number from the random bits at the end of the order's id: 50 bits, so that a tenant with a
    /// million orders meets its first collision with odds of 1 to 2,000; the unique key then refuses the order.
    /// </summary>
    public static string For(Guid orderId)
    {
        Span<byte> bytes = stackalloc byte[16];
        orderId.TryWriteBytes(bytes, bigEndian: true, out _);
        ulong bits = System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        return string.Create(Characters + 2, bits, static (target, rest) =>
        {
            "O-".CopyTo(target);
            for (int i = 2; i < target.Length; i++)
            {
                target[i] = Alphabet[(int)(rest & 31)];
                rest >>= BitsPerCharacter;
            }
        });
    }
}
