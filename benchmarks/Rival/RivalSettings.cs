using System.Text;
using GraphTenancy.Benchmarks.Stage;

namespace GraphTenancy.Benchmarks.Rival;

/// <summary>What the hand-written server needs.</summary>
internal sealed record RivalSettings(
    string Url, string Read, string Write, string Analytics, byte[] SigningKey, string Issuer, string Audience)
{
    /// <summary>Reads the settings that the comparison put into the environment.</summary>
    public static RivalSettings FromEnvironment(string url) => new(
        url,
        Variable("RIVAL_READ"),
        Variable("RIVAL_WRITE"),
        Variable("RIVAL_ANALYTICS"),
        Encoding.UTF8.GetBytes(Variable("RIVAL_KEY")),
        TokenIssuer.Issuer,
        TokenIssuer.Audience);

    private static string Variable(string name) => Environment.GetEnvironmentVariable(name)
        ?? throw new InvalidOperationException($"{name} is not set; the comparison starts this command with it.");
}
