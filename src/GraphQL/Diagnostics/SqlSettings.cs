using GraphTenancy.GraphQL.Hosting;

namespace GraphTenancy.GraphQL.Diagnostics;

/// <summary>What is told of the SQL of a request, and to whom: configuration section <c>GraphTenancy:Sql</c>.</summary>
internal sealed record SqlSettings
{
    public const string ReportKey = "GraphTenancy:Sql:Report";
    public const string SlowKey = "GraphTenancy:Sql:SlowStatementMs";

    private const int StandardSlow = 500;
    private const int LongestSlow = 3_600_000;

    /// <summary>Whether answers to known callers have <c>extensions.db</c>.</summary>
    public required bool IsReported { get; init; }

    /// <summary>From when on a round trip is logged; <see langword="null"/>: none is.</summary>
    public required TimeSpan? Slow { get; init; }

    /// <summary>Reads the section.</summary>
    /// <exception cref="ConfigurationException">A value is not usable; the message names its key.</exception>
    public static SqlSettings From(IConfiguration configuration, IHostEnvironment environment)
    {
        int slow = SettingReader.ReadInt(configuration, SlowKey, StandardSlow, 0, LongestSlow);
        return new SqlSettings
        {
            IsReported = ReadMode(configuration) switch
            {
                SqlReportMode.Always => true,
                SqlReportMode.Development => environment.IsDevelopment(),
                _ => false,
            },
            Slow = slow == 0 ? null : TimeSpan.FromMilliseconds(slow),
        };
    }

    private static SqlReportMode ReadMode(IConfiguration configuration)
    {
        string? text = configuration[ReportKey];
        if (string.IsNullOrWhiteSpace(text))
        {
            return SqlReportMode.Development;
        }

        // A number would name a mode as well.
        return Enum.TryParse(text, ignoreCase: true, out SqlReportMode mode) && Enum.IsDefined(mode)
            && char.IsAsciiLetter(text[0])
            ? mode
            : throw new ConfigurationException($"{ReportKey} is \"{text}\"; Off, Development or Always is allowed.");
    }
}
