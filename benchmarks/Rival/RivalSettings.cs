namespace GraphTenancy.Benchmarks.Rival;

/// <summary>What the hand-written server needs.</summary>
internal sealed record RivalSettings(
    string Url, string ConnectionString, byte[] SigningKey, string Issuer, string Audience)
{
    /// <summary>Reads the settings that the comparison put into the environment.</summary>
    public static RivalSettings FromEnvironment(string url) => new(
        url,
        Read("RIVAL_CONNECTION"),
        System.Text.Encoding.UTF8.GetBytes(Read("RIVAL_KEY")),
        Read("RIVAL_ISSUER"),
        Read("RIVAL_AUDIENCE"));

    private static string Read(string name) => Environment.GetEnvironmentVariable(name)
        ?? throw new InvalidOperationException($"{name} is not set; the comparison starts this command with it.");
}
