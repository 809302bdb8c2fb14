namespace GraphTenancy.Persistence.Migrations;

/// <summary>The state of the schema, and which migrations make the difference.</summary>
public sealed record MigrationStatus
{
    /// <summary>The state.</summary>
    public required MigrationState State { get; init; }

    /// <summary>Migrations that are pending, unknown or edited, according to <see cref="State"/>.</summary>
    public required IReadOnlyList<string> Migrations { get; init; }

    /// <summary>One sentence for an operator: what is wrong and which command mends it.</summary>
    public string Describe() => State switch
    {
        MigrationState.Current => "The schema is current.",
        MigrationState.Missing =>
            "The database has no schema yet. Run: dotnet run --project src/Migrator -- migrate",
        MigrationState.Behind =>
            $"The schema is behind by {string.Join(", ", Migrations)}. "
            + "Run: dotnet run --project src/Migrator -- migrate",
        MigrationState.Ahead =>
            $"The schema has {string.Join(", ", Migrations)}, which this version does not know. Run a newer version.",
        _ => $"The applied {string.Join(", ", Migrations)} differ from those of this version. "
            + "Restore the file; a mistake is mended by a new migration.",
    };

    /// <summary>Compares by name and hash; an edited migration is worse than an unknown or a pending one.</summary>
    /// <param name="known">The migrations of this version, in order.</param>
    /// <param name="applied">Name and hash of those of the database, in order.</param>
    internal static MigrationStatus Compare(
        IReadOnlyList<DbScript> known, IReadOnlyList<(string Name, string Hash)> applied)
    {
        var hashes = known.ToDictionary(script => script.Name, script => script.Hash, StringComparer.Ordinal);
        string[] unknown = [.. applied.Select(row => row.Name).Where(name => !hashes.ContainsKey(name))];
        string[] edited =
        [
            .. applied.Where(row => hashes.TryGetValue(row.Name, out string? hash) && hash != row.Hash)
                .Select(row => row.Name),
        ];
        var present = applied.Select(row => row.Name).ToHashSet(StringComparer.Ordinal);
        string[] pending = [.. known.Select(script => script.Name).Where(name => !present.Contains(name))];
        return (edited, unknown, pending) switch
        {
            ({ Length: > 0 }, _, _) => new MigrationStatus { State = MigrationState.Edited, Migrations = edited },
            (_, { Length: > 0 }, _) => new MigrationStatus { State = MigrationState.Ahead, Migrations = unknown },
            (_, _, { Length: > 0 }) => new MigrationStatus
            {
                State = applied.Count == 0 ? MigrationState.Missing : MigrationState.Behind,
                Migrations = pending,
            },
            _ => new MigrationStatus { State = MigrationState.Current, Migrations = [] },
        };
    }
}
