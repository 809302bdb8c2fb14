using GraphTenancy.GraphQL.Hosting;

namespace GraphTenancy.GraphQL.Http;

/// <summary>How GraphQL is served over HTTP: configuration section <c>GraphTenancy:Http</c>.</summary>
internal sealed record HttpSettings
{
    public const string Section = "GraphTenancy:Http";

    private const int OneMebibyte = 1024 * 1024;
    private const int LargestBatch = 1000;
    private const int LongestHeartbeat = 3600;

    /// <summary>Bytes that a request's body may have.</summary>
    public int MaxBodyBytes { get; private init; } = OneMebibyte;

    /// <summary>Requests that a batch may hold; 0 refuses batches.</summary>
    public int MaxBatchSize { get; private init; }

    /// <summary>Whether answers above a kibibyte are compressed.</summary>
    public bool IsCompressed { get; private init; }

    /// <summary>Subscriptions that are open over HTTP at the same time.</summary>
    public int MaxStreams { get; private init; }

    /// <summary>How often a stream without events gives a sign of life.</summary>
    public TimeSpan Heartbeat { get; private init; }

    /// <summary>Other origins whose pages may send requests, such as <c>https://app.example.com</c>.</summary>
    public IReadOnlyList<string> AllowedOrigins { get; private init; } = [];

    /// <summary>Reads the section.</summary>
    /// <exception cref="ConfigurationException">A value is not usable; the message names its key.</exception>
    public static HttpSettings From(IConfiguration configuration) => new()
    {
        MaxBodyBytes = SettingReader.ReadInt(configuration, $"{Section}:MaxBodyBytes", OneMebibyte, 1, int.MaxValue),
        MaxBatchSize = SettingReader.ReadInt(configuration, $"{Section}:MaxBatchSize", 0, 0, LargestBatch),
        MaxStreams = SettingReader.ReadInt(configuration, $"{Section}:MaxStreams", 10_000, 0, 1_000_000),
        IsCompressed = SettingReader.ReadBool(configuration, $"{Section}:Compression", false),
        Heartbeat = SettingReader.ReadSeconds(
            configuration, $"{Section}:HeartbeatSeconds", 12, LongestHeartbeat),
        AllowedOrigins = ReadOrigins(configuration.GetSection($"{Section}:AllowedOrigins")),
    };

    // A list, as JSON has it, or one text with commas, as an environment variable has it.
    private static string[] ReadOrigins(IConfigurationSection section)
    {
        IEnumerable<string> given = section.GetChildren().Select(static child => child.Value ?? "")
            .Concat((section.Value ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries))
            .Select(static origin => origin.Trim());
        return [.. given.Select(origin => Origin.TryNormalize(origin, out string? normal)
            ? normal
            : throw new ConfigurationException(
                $"{section.Path} holds \"{origin}\". Name each origin exactly, as in https://app.example.com: scheme, "
                + "host and perhaps a port, without a path and without wildcards."))];
    }
}
