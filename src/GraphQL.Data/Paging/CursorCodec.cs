using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using GraphTenancy.GraphQL.Data.Compilation;
using GraphTenancy.GraphQL.Data.Mapping;
using GraphTenancy.GraphQL.Data.Sorting;
using GraphTenancy.GraphQL.Engine.Errors;
using Npgsql;
using NpgsqlTypes;

namespace GraphTenancy.GraphQL.Data.Paging;

/// <summary>
/// Cursors: base64url of [version, key values, signature]; below rows the parent's key stands before the key values.
/// The signature is HMAC-SHA256, cut to 16 bytes, over field, order, tenant and what is in the cursor; field, order and
/// tenant are not in it, so a cursor that came from elsewhere fails like a forged one.
/// </summary>
internal sealed class CursorCodec
{
    // 2: moments as PostgreSQL counts them.
    private const byte Version = 2;
    private const int SignatureLength = 16;
    private const int MaxLength = 16384;
    private const byte NullTag = 0;
    private const byte ValueTag = 1;
    private const int GuidLength = 16;

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    private readonly byte[] _key;

    public CursorCodec(CursorOptions options)
    {
        if (options.Key is { Length: < 32 })
        {
            throw new ArgumentException("The key of the cursors must have at least 32 bytes.", nameof(options));
        }

        _key = options.Key ?? RandomNumberGenerator.GetBytes(32);
    }

    /// <summary>What a cursor is bound to besides its key values.</summary>
    public static byte[] Scope(string coordinate, RowOrdering order, Guid tenantId) =>
        Encoding.UTF8.GetBytes($"{coordinate}\n{order}\n{tenantId:N}\n");

    /// <summary>Writes the key of the parent whose rows the cursor belongs to.</summary>
    public static void WriteParent(ArrayBufferWriter<byte> target, RowKey parent)
    {
        WriteGuid(target, parent.Tenant);
        WriteGuid(target, parent.Key);
    }

    /// <summary>Writes the key values of the reader's row.</summary>
    public static void WriteKey(
        ArrayBufferWriter<byte> target, RowOrdering order, IReadOnlyList<int> ordinals, NpgsqlDataReader reader)
    {
        for (int i = 0; i < ordinals.Count; i++)
        {
            if (reader.IsDBNull(ordinals[i]))
            {
                target.Write([NullTag]);
            }
            else
            {
                target.Write([ValueTag]);
                WriteValue(target, order.Columns[i].Type, reader, ordinals[i]);
            }
        }
    }

    /// <summary>Makes a cursor in UTF-8 from key values.</summary>
    public byte[] Encode(ReadOnlySpan<byte> scope, ReadOnlySpan<byte> key)
    {
        byte[] bytes = new byte[1 + key.Length + SignatureLength];
        bytes[0] = Version;
        key.CopyTo(bytes.AsSpan(1));
        Sign(scope, bytes.AsSpan(0, 1 + key.Length), bytes.AsSpan(1 + key.Length));
        return Base64Url.EncodeToUtf8(bytes);
    }

    /// <summary>Reads a cursor's key values; null for null.</summary>
    /// <param name="cursor">The cursor.</param>
    /// <param name="scope">What it must be bound to.</param>
    /// <param name="order">The order whose columns it holds.</param>
    /// <param name="argument">The argument that it came in.</param>
    /// <exception cref="GraphQLException"><c>CURSOR_INVALID</c>.</exception>
    public IReadOnlyList<SqlValue?> Decode(
        string cursor, ReadOnlySpan<byte> scope, RowOrdering order, string argument) =>
        ReadKey(Verify(cursor, scope, argument), order);

    /// <summary>Reads a cursor of a connection below rows.</summary>
    /// <param name="cursor">The cursor.</param>
    /// <param name="scope">What it must be bound to, besides the parent.</param>
    /// <param name="order">The order whose columns it holds.</param>
    /// <param name="argument">The argument that it came in.</param>
    /// <exception cref="GraphQLException"><c>CURSOR_INVALID</c>.</exception>
    public (RowKey Parent, IReadOnlyList<SqlValue?> Key) DecodeBelow(
        string cursor, ReadOnlySpan<byte> scope, RowOrdering order, string argument)
    {
        // The scope holds the field's name: only a cursor of a field below rows comes through here.
        ReadOnlySpan<byte> content = Verify(cursor, scope, argument);
        var parent = new RowKey(new Guid(content[..GuidLength]), new Guid(content[GuidLength..(2 * GuidLength)]));
        return (parent, ReadKey(content[(2 * GuidLength)..], order));
    }

    // What stands between version and signature.
    private ReadOnlySpan<byte> Verify(string cursor, ReadOnlySpan<byte> scope, string argument)
    {
        if (!TryDecodeText(cursor, out byte[] bytes) || bytes.Length <= SignatureLength || bytes[0] != Version)
        {
            throw Invalid(argument);
        }

        Span<byte> signature = stackalloc byte[SignatureLength];
        ReadOnlySpan<byte> signed = bytes.AsSpan(0, bytes.Length - SignatureLength);
        Sign(scope, signed, signature);
        if (!CryptographicOperations.FixedTimeEquals(signature, bytes.AsSpan(bytes.Length - SignatureLength)))
        {
            throw Invalid(argument);
        }

        return signed[1..];
    }

    private static SqlValue?[] ReadKey(ReadOnlySpan<byte> rest, RowOrdering order)
    {
        var values = new SqlValue?[order.Columns.Length];
        for (int i = 0; i < values.Length; i++)
        {
            bool hasValue = rest[0] == ValueTag;
            rest = rest[1..];
            values[i] = hasValue ? ReadValue(order.Columns[i].Type, ref rest) : null;
        }

        return values;
    }

    private static bool TryDecodeText(string cursor, out byte[] bytes)
    {
        bytes = [];
        if (cursor.Length is 0 or > MaxLength || !Base64Url.IsValid(cursor))
        {
            return false;
        }

        bytes = Base64Url.DecodeFromChars(cursor);
        // Unused low bits of the last digit would give one cursor several spellings.
        return Base64Url.EncodeToString(bytes) == cursor;
    }

    private void Sign(ReadOnlySpan<byte> scope, ReadOnlySpan<byte> content, Span<byte> signature)
    {
        int length = scope.Length + content.Length;
        byte[]? rented = length > 512 ? ArrayPool<byte>.Shared.Rent(length) : null;
        Span<byte> message = rented is null ? stackalloc byte[512] : rented;
        scope.CopyTo(message);
        content.CopyTo(message[scope.Length..]);
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_key, message[..length], hash);
        hash[..SignatureLength].CopyTo(signature);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private static void WriteValue(
        ArrayBufferWriter<byte> target, ColumnType type, NpgsqlDataReader reader, int ordinal)
    {
        switch (type)
        {
            case UuidColumn:
                WriteGuid(target, reader.GetGuid(ordinal));
                break;
            case TextColumn or EnumColumn:
                WriteText(target, reader.GetString(ordinal));
                break;
            default:
                BinaryPrimitives.WriteInt64BigEndian(target.GetSpan(8), ToInt64(type, reader, ordinal));
                target.Advance(8);
                break;
        }
    }

    private static long ToInt64(ColumnType type, NpgsqlDataReader reader, int ordinal) => type switch
    {
        Int16Column => reader.GetInt16(ordinal),
        Int32Column => reader.GetInt32(ordinal),
        Int64Column or MoneyColumn => reader.GetInt64(ordinal),
        DoubleColumn => BitConverter.DoubleToInt64Bits(reader.GetDouble(ordinal)),
        BooleanColumn => reader.GetBoolean(ordinal) ? 1 : 0,
        // As PostgreSQL counts them: DateTime cannot tell -infinity from the year 1, nor hold what lies beyond it.
        TimestampColumn => reader.GetFieldValue<long>(ordinal),
        DateColumn => reader.GetFieldValue<DateOnly>(ordinal).DayNumber,
        _ => throw new InvalidOperationException($"A {type.GetType().Name} cannot be part of a cursor."),
    };

    private static void WriteGuid(ArrayBufferWriter<byte> target, Guid value)
    {
        value.TryWriteBytes(target.GetSpan(GuidLength));
        target.Advance(GuidLength);
    }

    private static void WriteText(ArrayBufferWriter<byte> target, string text)
    {
        int length = Encoding.UTF8.GetByteCount(text);
        BinaryPrimitives.WriteInt32BigEndian(target.GetSpan(4), length);
        target.Advance(4);
        Encoding.UTF8.GetBytes(text, target.GetSpan(length));
        target.Advance(length);
    }

    private static SqlValue ReadValue(ColumnType type, ref ReadOnlySpan<byte> rest)
    {
        switch (type)
        {
            case UuidColumn:
                var uuid = new SqlValue<Guid>(new Guid(rest[..GuidLength]), NpgsqlDbType.Uuid);
                rest = rest[GuidLength..];
                return uuid;
            case TextColumn or EnumColumn:
                int length = BinaryPrimitives.ReadInt32BigEndian(rest);
                var text = new SqlValue<string>(StrictUtf8.GetString(rest.Slice(4, length)), NpgsqlDbType.Text);
                rest = rest[(4 + length)..];
                return text;
            default:
                long number = BinaryPrimitives.ReadInt64BigEndian(rest);
                rest = rest[8..];
                return FromInt64(type, number);
        }
    }

    private static SqlValue FromInt64(ColumnType type, long number) => type switch
    {
        Int16Column or Int32Column => new SqlValue<int>((int)number, NpgsqlDbType.Integer),
        DoubleColumn => new SqlValue<double>(BitConverter.Int64BitsToDouble(number), NpgsqlDbType.Double),
        BooleanColumn => new SqlValue<bool>(number != 0, NpgsqlDbType.Boolean),
        TimestampColumn => Moment(number),
        DateColumn => new SqlValue<DateOnly>(DateOnly.FromDayNumber((int)number), NpgsqlDbType.Date),
        _ => new SqlValue<long>(number, NpgsqlDbType.Bigint),
    };

    // The ends of DateTime mean the infinities to the driver, so those and what lies beyond go as they are counted.
    private static SqlValue Moment(long microseconds) => ColumnDecoders.IsBetweenTheEnds(microseconds)
        ? new SqlValue<DateTime>(ColumnDecoders.Moment(microseconds), NpgsqlDbType.TimestampTz)
        : new SqlValue<long>(microseconds, NpgsqlDbType.TimestampTz);

    private static GraphQLException Invalid(string argument) => new(
        $"The cursor of '{argument}' is not one that this field gave for this order and tenant. "
        + "Start again without it.",
        DataErrorCodes.CursorInvalid);
}
