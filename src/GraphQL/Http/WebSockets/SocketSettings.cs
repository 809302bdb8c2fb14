using GraphTenancy.GraphQL.Hosting;

namespace GraphTenancy.GraphQL.Http.WebSockets;

/// <summary>The limits of sockets: configuration section <c>GraphTenancy:WebSocket</c>.</summary>
internal sealed record SocketSettings
{
    public const string Section = "GraphTenancy:WebSocket";

    private const int OneMebibyte = 1024 * 1024;
    private const double OneHour = 3600;

    /// <summary>How long a client may take to its <c>connection_init</c>.</summary>
    public TimeSpan InitTimeout { get; private init; }

    /// <summary>How often the server pings; a client that does not answer in the same time is gone.</summary>
    public TimeSpan PingInterval { get; private init; }

    /// <summary>How long a client may take to accept one message.</summary>
    public TimeSpan SendTimeout { get; private init; }

    /// <summary>Bytes that a message of a client may have.</summary>
    public int MaxMessageBytes { get; private init; }

    /// <summary>Bytes of messages that may wait for a client; more than one message must wait for the limit to count.</summary>
    public int MaxQueuedBytes { get; private init; }

    /// <summary>Operations that run on one socket at the same time.</summary>
    public int MaxOperations { get; private init; }

    /// <summary>Sockets that are open at the same time.</summary>
    public int MaxSockets { get; private init; }

    /// <summary>Reads the section.</summary>
    /// <exception cref="ConfigurationException">A value is not usable; the message names its key.</exception>
    public static SocketSettings From(IConfiguration configuration) => new()
    {
        InitTimeout = SettingReader.ReadSeconds(configuration, $"{Section}:InitTimeoutSeconds", 10, OneHour),
        PingInterval = SettingReader.ReadSeconds(configuration, $"{Section}:PingSeconds", 15, OneHour),
        SendTimeout = SettingReader.ReadSeconds(configuration, $"{Section}:SendTimeoutSeconds", 10, OneHour),
        MaxMessageBytes = SettingReader.ReadInt(
            configuration, $"{Section}:MaxMessageBytes", OneMebibyte, 1, 64 * OneMebibyte),
        MaxQueuedBytes = SettingReader.ReadInt(
            configuration, $"{Section}:MaxQueuedBytes", 16 * OneMebibyte, 1, 1024 * OneMebibyte),
        MaxOperations = SettingReader.ReadInt(configuration, $"{Section}:MaxOperations", 100, 1, 10_000),
        MaxSockets = SettingReader.ReadInt(configuration, $"{Section}:MaxSockets", 10_000, 0, 1_000_000),
    };
}
