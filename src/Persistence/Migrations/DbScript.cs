using System.Security.Cryptography;
using System.Text;

namespace GraphTenancy.Persistence.Migrations;

/// <summary>One file of <c>db/</c>, as it stands in this assembly.</summary>
/// <param name="Name">File name without folder and extension, e.g. <c>0001_schemas</c>.</param>
/// <param name="Text">Its text, with line ends as LF, so that a checkout on Windows has the same hash.</param>
internal sealed record DbScript(string Name, string Text)
{
    /// <summary>SHA-256 of the text, lower-case hexadecimal.</summary>
    internal string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));
}
