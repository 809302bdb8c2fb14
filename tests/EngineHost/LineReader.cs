namespace GraphTenancy.EngineHost;

/// <summary>Splits a stream of bytes into lines; empty ones are left out.</summary>
internal static class LineReader
{
    /// <summary>Reads all lines without their line feeds; the last one needs none.</summary>
    public static async IAsyncEnumerable<byte[]> ReadLinesAsync(Stream input)
    {
        byte[] buffer = new byte[64 * 1024];
        int length = 0;
        while (true)
        {
            int read = await input.ReadAsync(buffer.AsMemory(length));
            if (read == 0)
            {
                break;
            }

            int searchFrom = length;
            length += read;
            int start = 0;
            int end;
            while ((end = Array.IndexOf(buffer, (byte)'\n', searchFrom, length - searchFrom)) >= 0)
            {
                if (!IsBlank(buffer.AsSpan(start..end)))
                {
                    yield return buffer[start..end];
                }

                start = searchFrom = end + 1;
            }

            buffer.AsSpan(start..length).CopyTo(buffer);
            length -= start;
            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }
        }

        if (!IsBlank(buffer.AsSpan(0, length)))
        {
            yield return buffer[..length];
        }
    }

    private static bool IsBlank(ReadOnlySpan<byte> line) => line.Trim(" \t\r"u8).IsEmpty;
}
