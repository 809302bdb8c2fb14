namespace GraphTenancy.Persistence.Migrations;

/// <summary>What a run of the migrator did.</summary>
public sealed record MigrationReport
{
    /// <summary>Migrations that this run applied, in order; empty when the schema was current.</summary>
    public required IReadOnlyList<string> Applied { get; init; }

    /// <summary>Migrations that an earlier run had applied.</summary>
    public required IReadOnlyList<string> AlreadyApplied { get; init; }

    /// <summary>Policy files that were applied, all in one transaction.</summary>
    public required int PolicyFiles { get; init; }

    /// <summary>Policies that exist now.</summary>
    public required int Policies { get; init; }
}
