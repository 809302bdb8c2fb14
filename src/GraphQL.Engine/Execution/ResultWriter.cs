using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
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
    private static readonly SearchValues<byte> EscapedBytes =
        SearchValues.Create([.. Enumerable.Range(0, ' ').Select(static code => (byte)code), (byte)'"', (byte)'\\']);

    // A lone surrogate is escaped too; the encoder finds it.
    private static readonly SearchValues<char> EscapedCharacters =
        SearchValues.Create([.. Enumerable.Range(0, ' ').Select(static code => (char)code), '"', '\\']);

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
        quotedWithColon.CopyTo(ReserveValue(quotedWithColon.Length));
        _length += quotedWithColon.Length;
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
        "null"u8.CopyTo(ReserveValue(4));
        _length += 4;
    }

    /// <summary>Writes a boolean.</summary>
    public void WriteBoolean(bool value)
    {
        ReadOnlySpan<byte> text = value ? "true"u8 : "false"u8;
        text.CopyTo(ReserveValue(text.Length));
        _length += text.Length;
    }

    /// <summary>Writes an integer.</summary>
    public void WriteNumber(long value)
    {
        Span<byte> target = ReserveValue(20);
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

        value.TryFormat(ReserveValue(32), out int written, provider: CultureInfo.InvariantCulture);
        _length += written;
    }

    /// <summary>Writes a decimal number with its scale.</summary>
    public void WriteNumber(decimal value)
    {
        value.TryFormat(ReserveValue(32), out int written, provider: CultureInfo.InvariantCulture);
        _length += written;
    }

    /// <summary>Writes a uuid in its canonical form, in quotes.</summary>
    public void WriteString(Guid value)
    {
        Span<byte> target = ReserveValue(38);
        target[0] = (byte)'"';
        value.TryFormat(target[1..], out _);
        target[37] = (byte)'"';
        _length += 38;
    }

    /// <summary>Writes a string, escaping what JSON demands and nothing else.</summary>
    public void WriteString(ReadOnlySpan<char> value)
    {
        // At most three bytes for a UTF-16 unit; what is escaped reserves its own.
        ReserveValue((value.Length * 3) + 2)[0] = (byte)'"';
        _length++;
        while (value.Length > 0)
        {
            int length = value.IndexOfAny(EscapedCharacters);
            ReadOnlySpan<char> run = length < 0 ? value : value[..length];
            Utf8.FromUtf16(
                run, Reserve(run.Length * 3), out int read, out int written, replaceInvalidSequences: false);
            _length += written;
            value = value[read..];
            if (value.Length > 0)
            {
                WriteEscaped(value[0]);
                value = value[1..];
            }
        }

        WriteByte((byte)'"');
    }

    /// <summary>Writes a string that is valid UTF-8 already, escaping what JSON demands and nothing else.</summary>
    public void WriteString(ReadOnlySpan<byte> utf8)
    {
        ReserveValue(utf8.Length + 2)[0] = (byte)'"';
        _length++;
        int safe;
        while ((safe = utf8.IndexOfAny(EscapedBytes)) >= 0)
        {
            Append(utf8[..safe]);
            WriteEscaped((char)utf8[safe]);
            utf8 = utf8[(safe + 1)..];
        }

        Append(utf8);
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

    private void WriteEscaped(char character)
    {
        switch (character)
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
                ((int)character).TryFormat(Reserve(4), out int digits, "x4", CultureInfo.InvariantCulture);
                _length += digits;
                break;
        }
    }

    private void WriteOpening(byte bracket)
    {
        ReserveValue(1)[0] = bracket;
        _length++;
    }

    private void WriteComma() => ReserveValue(0);

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

    // Room for a value, behind the comma that it needs unless it is the first of its list or object.
    private Span<byte> ReserveValue(int count)
    {
        Span<byte> room = Reserve(count + 1);
        if (_length == 0 || _buffer[_length - 1] is (byte)'{' or (byte)'[' or (byte)':')
        {
            return room;
        }

        room[0] = (byte)',';
        _length++;
        return room[1..];
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
