namespace GraphTenancy.Persistence.Migrations;

/// <summary>
/// The migrations of this version and those of the database do not fit together; nothing was changed.
/// </summary>
public sealed class MigrationException(string message) : Exception(message);
