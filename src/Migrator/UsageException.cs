namespace GraphTenancy.Migrator;

/// <summary>The command line or the configuration lacks something; the message says what to give.</summary>
internal sealed class UsageException(string message) : Exception(message);
