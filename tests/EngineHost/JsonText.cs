using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace GraphTenancy.EngineHost;

/// <summary>Texts of JSON as UTF-8, lone surrogates included.</summary>
internal static class JsonText
{
    /// <summary>
    /// The bytes of a JSON string; empty for anything else. A lone surrogate, which <c>GetString</c> refuses, stands as
    /// the three bytes that UTF-8 would have for it, so that the parser refuses it where it stands.
    /// </summary>
    public static byte[] ToUtf8(JsonElement text)
    {
        if (text.ValueKind != JsonValueKind.String)
        {
            return [];
        }

        // The raw value has the quotes.
        ReadOnlySpan<byte> raw = JsonMarshal.GetRawUtf8Value(text)[1..^1];
        return raw.Contains((byte)'\\') ? Unescape(raw) : raw.ToArray();
    }

    private static byte[] Unescape(ReadOnlySpan<byte> raw)
    {
        byte[] target = new byte[raw.Length];
        int length = 0;
        for (int i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '\\')
            {
                target[length++] = raw[i];
                continue;
            }

            i++;
            if (raw[i] != 'u')
            {
                target[length++] = Simple(raw[i]);
                continue;
            }

            int code = Hex(raw, i + 1);
            i += 4;
            if (char.IsHighSurrogate((char)code) && IsLowSurrogate(raw, i + 1, out int low))
            {
                code = char.ConvertToUtf32((char)code, (char)low);
                i += 6;
            }

            length += Encode(code, target.AsSpan(length));
        }

        return target[..length];
    }

    private static bool IsLowSurrogate(ReadOnlySpan<byte> raw, int at, out int low)
    {
        bool isEscape = at + 5 < raw.Length && raw[at] == '\\' && raw[at + 1] == 'u';
        low = isEscape ? Hex(raw, at + 2) : 0;
        return char.IsLowSurrogate((char)low);
    }

    private static byte Simple(byte escape) => escape switch
    {
        (byte)'n' => (byte)'\n',
        (byte)'r' => (byte)'\r',
        (byte)'t' => (byte)'\t',
        (byte)'b' => (byte)'\b',
        (byte)'f' => (byte)'\f',
        _ => escape,
    };

    private static int Hex(ReadOnlySpan<byte> raw, int at) =>
        int.Parse(raw.Slice(at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    // By hand: the encoder of the framework replaces surrogates.
    private static int Encode(int code, Span<byte> target)
    {
        switch (code)
        {
            case < 0x80:
                target[0] = (byte)code;
                return 1;
            case < 0x800:
                target[0] = (byte)(0xC0 | (code >> 6));
                target[1] = Continuation(code);
                return 2;
            case < 0x10000:
                target[0] = (byte)(0xE0 | (code >> 12));
                target[1] = Continuation(code >> 6);
                target[2] = Continuation(code);
                return 3;
            default:
                target[0] = (byte)(0xF0 | (code >> 18));
                target[1] = Continuation(code >> 12);
                target[2] = Continuation(code >> 6);
                target[3] = Continuation(code);
                return 4;
        }
    }

    private static byte Continuation(int bits) => (byte)(0x80 | (bits & 0x3F));
}
