using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Execution;

namespace GraphTenancy.GraphQL.Engine.CodeFirst;

/// <summary>
/// A global id: base64 of the type's name, a colon and the key; a <see cref="Guid"/> key as 32 hexadecimal digits.
/// The shape is Hot Chocolate's, so that clients keep their ids when a server moves.
/// </summary>
/// <param name="TypeName">The GraphQL name of the type.</param>
/// <param name="Key">The key as text.</param>
public sealed record GlobalId(string TypeName, string Key)
{
    /// <summary>Makes the id of a key.</summary>
    public static string Encode(string typeName, Guid key) => Encode(typeName, key.ToString("N"));

    /// <summary>Makes the id of a key: a <see cref="Guid"/>, a number or a string.</summary>
    public static string Encode(string typeName, object key) => key is Guid guid
        ? Encode(typeName, guid)
        : Encode(typeName, Convert.ToString(key, CultureInfo.InvariantCulture) ?? "");

    /// <summary>Makes the id of a key.</summary>
    public static string Encode(string typeName, string key) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"{typeName}:{key}"));

    /// <summary>Reads an id; <see langword="null"/> when it is not one.</summary>
    public static GlobalId? TryDecode(string id)
    {
        Span<byte> bytes = id.Length <= 1024 ? stackalloc byte[1024] : new byte[id.Length];
        if (!Convert.TryFromBase64String(id, bytes, out int length))
        {
            return null;
        }

        ReadOnlySpan<byte> text = bytes[..length];
        int colon = text.IndexOf((byte)':');
        return colon > 0 && colon < length - 1
            ? new GlobalId(Encoding.UTF8.GetString(text[..colon]), Encoding.UTF8.GetString(text[(colon + 1)..]))
            : null;
    }

    /// <summary>Reads the key of an id of a type.</summary>
    /// <exception cref="GraphQLException"><c>BAD_USER_INPUT</c>: it is not the id of a
    /// <paramref name="typeName"/>.</exception>
    public static Guid DecodeGuid(string id, string typeName) =>
        TryDecode(id) is { } decoded
        && string.Equals(decoded.TypeName, typeName, StringComparison.Ordinal)
        && Guid.TryParseExact(decoded.Key, "N", out Guid key)
            ? key
            : throw NotTheIdOf(id, typeName);

    /// <summary>Reads the key of an id as <paramref name="keyType"/>.</summary>
    /// <param name="id">The id.</param>
    /// <param name="typeName">The type that it must name; <see langword="null"/>: any type.</param>
    /// <param name="keyType"><see cref="Guid"/>, <see cref="int"/>, <see cref="long"/>, <see cref="string"/> or
    /// <see cref="GlobalId"/>.</param>
    /// <exception cref="GraphQLException"><c>BAD_USER_INPUT</c>: it is not such an id.</exception>
    public static object DecodeKey(string id, string? typeName, Type keyType)
    {
        GlobalId? decoded = TryDecode(id);
        if (decoded is null
            || (typeName is not null && !string.Equals(decoded.TypeName, typeName, StringComparison.Ordinal)))
        {
            throw NotTheIdOf(id, typeName);
        }

        return (keyType == typeof(GlobalId) ? decoded : decoded.KeyAs(keyType)) ?? throw NotTheIdOf(id, typeName);
    }

    /// <summary>Writes the id of a key without allocating.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="prefix">The type's name and the colon in UTF-8, such as <c>Order:</c>.</param>
    /// <param name="key">The key.</param>
    public static void Write(ResultWriter writer, ReadOnlySpan<byte> prefix, Guid key)
    {
        int length = prefix.Length + 32;
        Span<byte> text = length <= 256 ? stackalloc byte[256] : new byte[length];
        Span<byte> encoded = length <= 256 ? stackalloc byte[344] : new byte[Base64.GetMaxEncodedToUtf8Length(length)];
        prefix.CopyTo(text);
        _ = key.TryFormat(text[prefix.Length..], out _, "N");
        OperationStatus status = Base64.EncodeToUtf8(text[..length], encoded, out _, out int written);
        System.Diagnostics.Debug.Assert(status == OperationStatus.Done, "The target has room for every id.");
        writer.WriteString(encoded[..written]);
    }

    /// <summary>The error of an id that is not one of the wanted type.</summary>
    /// <param name="id">What was given.</param>
    /// <param name="typeName">The wanted type; <see langword="null"/>: any.</param>
    internal static GraphQLException NotTheIdOf(string id, string? typeName)
    {
        string shown = id.Length <= 100 ? id : id[..100] + "…";
        string message = typeName is null
            ? $"The id '{shown}' is not a global id."
            : $"The id '{shown}' is not the id of {(IsVowel(typeName[0]) ? "an" : "a")} {typeName}.";
        return new GraphQLException(message, ErrorCodes.BadUserInput);
    }

    private static bool IsVowel(char letter) => char.ToUpperInvariant(letter) is 'A' or 'E' or 'I' or 'O' or 'U';

    private object? KeyAs(Type keyType)
    {
        if (keyType == typeof(string))
        {
            return Key;
        }

        if (keyType == typeof(Guid))
        {
            return Guid.TryParseExact(Key, "N", out Guid guid) ? guid : null;
        }

        if (!long.TryParse(Key, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number))
        {
            return null;
        }

        return keyType == typeof(long) ? number
            : keyType == typeof(int) && number is >= int.MinValue and <= int.MaxValue ? (int)number
            : null;
    }
}
