namespace GraphTenancy.Persistence.Migrations;

/// <summary>How the database's schema stands to this version of the program.</summary>
public enum MigrationState
{
    /// <summary>All migrations are applied, and no others.</summary>
    Current,

    /// <summary>Nothing was ever migrated.</summary>
    Missing,

    /// <summary>Some migrations of this version are not applied yet.</summary>
    Behind,

    /// <summary>The database has migrations that this version does not know.</summary>
    Ahead,

    /// <summary>An applied migration had another text than the one of this version.</summary>
    Edited,
}
