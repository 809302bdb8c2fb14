using System.Buffers;

namespace GraphTenancy.GraphQL.Engine.Execution;

/// <summary>Finds values in JSON that this process wrote, without checking it.</summary>
internal static class JsonText
{
    private static readonly SearchValues<byte> Structure = SearchValues.Create("\"[]{}"u8);
    private static readonly SearchValues<byte> Ends = SearchValues.Create(",]}"u8);

    /// <summary>Where the value ends that begins at <paramref name="start"/>.</summary>
    public static int EndOfValue(ReadOnlySpan<byte> json, int start)
    {
        switch (json[start])
        {
            case (byte)'"':
                return EndOfString(json, start);
            case (byte)'[' or (byte)'{':
                return EndOfContainer(json, start);
            default:
                int length = json[start..].IndexOfAny(Ends);
                return length < 0 ? json.Length : start + length;
        }
    }

    private static int EndOfString(ReadOnlySpan<byte> json, int start)
    {
        int position = start + 1;
        while (true)
        {
            position += json[position..].IndexOfAny((byte)'"', (byte)'\\');
            if (json[position] == '"')
            {
                return position + 1;
            }

            // What a backslash escapes never ends the string.
            position += 2;
        }
    }

    private static int EndOfContainer(ReadOnlySpan<byte> json, int start)
    {
        int depth = 0;
        int position = start;
        do
        {
            position += json[position..].IndexOfAny(Structure);
            switch (json[position])
            {
                case (byte)'"':
                    position = EndOfString(json, position);
                    continue;
                case (byte)'[' or (byte)'{':
                    depth++;
                    break;
                default:
                    depth--;
                    break;
            }

            position++;
        }
        while (depth > 0);

        return position;
    }
}
