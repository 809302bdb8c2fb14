using System.Globalization;

namespace GraphTenancy.GraphQL.Hosting;

/// <summary>Reads numbers of the configuration within their range.</summary>
internal static class SettingReader
{
    /// <summary>A whole number.</summary>
    /// <exception cref="ConfigurationException">It is none, or is out of range.</exception>
    public static int ReadInt(IConfiguration configuration, string key, int standard, int least, int most)
    {
        string? text = configuration[key];
        if (string.IsNullOrWhiteSpace(text))
        {
            return standard;
        }

        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value)
            && value >= least && value <= most
            ? value
            : throw new ConfigurationException(string.Create(
                CultureInfo.InvariantCulture, $"{key} is \"{text}\"; {least} to {most} are allowed."));
    }

    /// <summary>Seconds, fractions allowed, above 0.</summary>
    /// <exception cref="ConfigurationException">It is no number, or is out of range.</exception>
    public static TimeSpan ReadSeconds(IConfiguration configuration, string key, double standard, double most)
    {
        string? text = configuration[key];
        if (string.IsNullOrWhiteSpace(text))
        {
            return TimeSpan.FromSeconds(standard);
        }

        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value)
            && value > 0 && value <= most
            ? TimeSpan.FromSeconds(value)
            : throw new ConfigurationException(string.Create(
                CultureInfo.InvariantCulture, $"{key} is \"{text}\"; seconds above 0 up to {most} are allowed."));
    }

    /// <summary>True or false.</summary>
    /// <exception cref="ConfigurationException">It is neither.</exception>
    public static bool ReadBool(IConfiguration configuration, string key, bool standard)
    {
        string? text = configuration[key];
        if (string.IsNullOrWhiteSpace(text))
        {
            return standard;
        }

        return bool.TryParse(text, out bool value)
            ? value
            : throw new ConfigurationException($"{key} is \"{text}\"; true or false is allowed.");
    }
}
