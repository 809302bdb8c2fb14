using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace GraphTenancy.GraphQL.Engine.Requests;

/// <summary>SHA-256 of a document: what the caches know it by. Equal keys mean equal documents.</summary>
internal readonly record struct DocumentKey(ulong A, ulong B, ulong C, ulong D)
{
    /// <summary>Hashes a document.</summary>
    public static DocumentKey Of(ReadOnlySpan<byte> document)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(document, hash);
        return MemoryMarshal.Read<DocumentKey>(hash);
    }

    /// <summary>Reads a hash in hexadecimal; <see langword="null"/> when the text is none.</summary>
    public static DocumentKey? TryParse(string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        return text.Length == 2 * hash.Length
            && Convert.FromHexString(text, hash, out _, out _) == System.Buffers.OperationStatus.Done
            ? MemoryMarshal.Read<DocumentKey>(hash)
            : null;
    }

    /// <summary>The hash in lower-case hexadecimal.</summary>
    public override string ToString()
    {
        DocumentKey self = this;
        return Convert.ToHexStringLower(MemoryMarshal.AsBytes(new ReadOnlySpan<DocumentKey>(in self)));
    }
}
