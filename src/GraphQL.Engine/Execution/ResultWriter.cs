using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace GraphTenancy.GraphQL.Engine.Execution;

/// <summary>
/// Writes the response as UTF-8 JSON into one rented buffer. Unlike <c>Utf8JsonWriter</c> it can take back what
/// was written since a mark, which is how a null travels up to the next nullable position.
/// </summary>
/// <remarks>
/// Not safe for several threads. Commas need no state: one stands before every value that follows another.
/// </remarks>
public sealed class ResultWriter : IDisposable
{
    private byte[] _buffer;
    private int _length;

    /// <summary>Rents a buffer.</summary>
    /// <param name="initialCapacity">Bytes.</param>
    public ResultWriter(int initialCapacity = 4096) => _buffer = ArrayPool<byte>.Shared.Rent(initialCapacity);

    /// <summary>What was written; valid until the next write or <see cref="Dispose"/>.</summary>
    public ReadOnlyMemory<byte> Written => _buffer.AsMemory(0, _length);

    /// <summary>Bytes written so far; a mark for <see cref="Rollback"/>.</summary>
    public int Mark() => _length;

    /// <summary>Takes back everything written since <paramref name="mark"/>.</summary>
    public void Rollback(int mark) => _length = mark;

    /// <summary>Opens an object.</summary>
    public void WriteStartObject() => WriteOpening((byte)'{');

    /// <summary>Closes an object.</summary>
    public void WriteEndObject() => WriteByte((byte)'}');

    /// <summary>Opens a list.</summary>
    public void WriteStartArray() => WriteOpening((byte)'[');

    /// <summary>Closes a list.</summary>
    public void WriteEndArray() => WriteByte((byte)']');

    /// <summary>
    /// Writes a property that is already quoted, escaped and followed by a colon, such as <c>"id":</c>.
    /// </summary>
    public void WriteProperty(ReadOnlySpan<byte> quotedWithColon)
    {
        WriteComma();
        Append(quotedWithColon);
    }

    /// <summary>Writes a property name.</summary>
    public void WritePropertyName(ReadOnlySpan<char> name)
    {
        WriteString(name);
        WriteByte((byte)':');
    }

    /// <summary>Writes <c>null</c>.</summary>
    public void WriteNull()
    {
        WriteComma();
        Append("null"u8);
    }

    /// <summary>Writes a boolean.</summary>
    public void WriteBoolean(bool value)
    {
        WriteComma();
        Append(value ? "true"u8 : "false"u8);
    }

    /// <summary>Writes an integer.</summary>
    public void WriteNumber(long value)
    {
        WriteComma();
        Span<byte> target = Reserve(20);
        Utf8Formatter.TryFormat(value, target, out int written);
        _length += written;
    }

    /// <summary>Writes a finite floating-point number.</summary>
    /// <exception cref="ArgumentException">It is not finite.</exception>
    public void WriteNumber(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentException("A JSON number is finite.", nameof(value));
        }

        WriteComma();
        value.TryFormat(Reserve(32), out int written, provider: CultureInfo.InvariantCulture);
        _length += written;
    }

    /// <summary>Writes a decimal number with its scale.</summary>
    public void WriteNumber(decimal value)
    {
        WriteComma();
        value.TryFormat(Reserve(32), out int written, provider: CultureInfo.InvariantCulture);
        _length += written;
    }

    /// <summary>Writes a uuid in its canonical form, in quotes.</summary>
    public void WriteString(Guid value)
    {
        WriteComma();
        Span<byte> target = Reserve(38);
        target[0] = (byte)'"';
        value.TryFormat(target[1..], out _);
        target[37] = (byte)'"';
        _length += 38;
    }

    /// <summary>Writes a string, escaping what JSON demands and nothing else.</summary>
    public void WriteString(ReadOnlySpan<char> value)
    {
        WriteComma();
        WriteByte((byte)'"');
        while (value.Length > 0)
        {
            int safe = FindFirstToEscape(value);
            ReadOnlySpan<char> run = safe < 0 ? value : value[..safe];
            if (run.Length > 0)
            {
                Utf8.FromUtf16(run, Reserve(run.Length * 3), out _, out int written);
                _length += written;
            }

            if (safe < 0)
            {
                break;
            }

            value = value[safe..];
            int consumed = WriteEscaped(value);
            value = value[consumed..];
        }

        WriteByte((byte)'"');
    }

    /// <summary>Writes a string that is UTF-8 already.</summary>
    public void WriteString(ReadOnlySpan<byte> utf8)
    {
        WriteComma();
        WriteByte((byte)'"');
        while (utf8.Length > 0)
        {
            int safe = JavaScriptEncoder.UnsafeRelaxedJsonEscaping.FindFirstCharacterToEncodeUtf8(utf8);
            if (safe < 0)
            {
                Append(utf8);
                break;
            }

            Append(utf8[..safe]);
            utf8 = utf8[safe..];
            JavaScriptEncoder.UnsafeRelaxedJsonEscaping.EncodeUtf8(
                utf8, Reserve(utf8.Length * 6), out int consumed, out int written);
            _length += written;
            utf8 = utf8[consumed..];
        }

        WriteByte((byte)'"');
    }

    /// <summary>Writes a value that is JSON already.</summary>
    public void WriteRaw(ReadOnlySpan<byte> json)
    {
        WriteComma();
        Append(json);
    }

    /// <summary>Returns the buffer.</summary>
    public void Dispose()
    {
        byte[] buffer = _buffer;
        _buffer = [];
        _length = 0;
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static int FindFirstToEscape(ReadOnlySpan<char> value)
    {
        for (int i = 0; i < value.Length; i++)
        {
            char c = value[i];
            if (c is < ' ' or '"' or '\\' || char.IsSurrogate(c))
            {
                return i;
            }
        }

        return -1;
    }

    // Returns how many UTF-16 units were written.
    private int WriteEscaped(ReadOnlySpan<char> value)
    {
        char c = value[0];
        if (value.Length > 1 && char.IsSurrogatePair(c, value[1]))
        {
            Utf8.FromUtf16(value[..2], Reserve(4), out _, out int written);
            _length += written;
            return 2;
        }

        switch (c)
        {
            case '"': Append("\\\""u8); break;
            case '\\': Append("\\\\"u8); break;
            case '\n': Append("\\n"u8); break;
            case '\r': Append("\\r"u8); break;
            case '\t': Append("\\t"u8); break;
            case '\b': Append("\\b"u8); break;
            case '\f': Append("\\f"u8); break;
            default:
                // Control characters, and a lone surrogate, which UTF-8 cannot hold but a JSON escape can.
                Append("\\u"u8);
                ((int)c).TryFormat(Reserve(4), out int digits, "x4", CultureInfo.InvariantCulture);
                _length += digits;
                break;
        }

        return 1;
    }

    private void WriteOpening(byte bracket)
    {
        WriteComma();
        WriteByte(bracket);
    }

    private void WriteComma()
    {
        if (_length > 0 && _buffer[_length - 1] is not ((byte)'{' or (byte)'[' or (byte)':'))
        {
            WriteByte((byte)',');
        }
    }

    private void WriteByte(byte value)
    {
        Reserve(1)[0] = value;
        _length++;
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Reserve(bytes.Length));
        _length += bytes.Length;
    }

    private Span<byte> Reserve(int count)
    {
        if (_buffer.Length - _length < count)
        {
            Grow(count);
        }

        return _buffer.AsSpan(_length);
    }

    private void Grow(int count)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(_buffer.Length * 2, _length + count));
        _buffer.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
