namespace GraphTenancy.GraphQL.Hosting;

/// <summary>The configuration is not usable; the message names every key that is wrong.</summary>
internal sealed class ConfigurationException(string message, Exception? inner = null)
    : Exception(message, inner);
