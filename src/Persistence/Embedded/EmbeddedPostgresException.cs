namespace GraphTenancy.Persistence.Embedded;

/// <summary>The embedded PostgreSQL cannot be had or does not start. The message says what to do.</summary>
public sealed class EmbeddedPostgresException(string message, Exception? inner = null) : Exception(message, inner);
