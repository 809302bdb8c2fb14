using System.Text.Encodings.Web;
using System.Text.Json;

namespace GraphTenancy.Oracle.Tests.Reference;

/// <summary>Texts of JSON.</summary>
internal static class Json
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Quote(string text) => JsonSerializer.Serialize(text, Plain);
}
