namespace GraphTenancy.GraphQL.Ide;

/// <summary>
/// Where the IDE's files are and whether they are served: configuration section <c>GraphTenancy:Ide</c>.
/// </summary>
internal sealed record IdeOptions
{
    private const string Package = "@chillicream/bananacakepop-graphql-ide";

    /// <summary>Whether <c>/graphql/</c> is served at all; on in Development unless configured, or nobody may
    /// look at the schema.</summary>
    public required bool IsEnabled { get; init; }

    /// <summary>The folder of the files; <see langword="null"/> when the IDE is not installed.</summary>
    public required string? Folder { get; init; }

    /// <summary>Reads the section.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="environment">Where the server runs.</param>
    /// <param name="hasSchema">Whether anybody may look at the schema; without it the IDE is of little use.</param>
    public static IdeOptions From(IConfiguration configuration, IHostEnvironment environment, bool hasSchema)
    {
        IConfigurationSection section = configuration.GetSection("GraphTenancy:Ide");
        string? folder = section["Folder"] is { Length: > 0 } configured
            ? configured
            : ProjectFolders.Above("ide/node_modules/" + Package);
        return new IdeOptions
        {
            IsEnabled = section.GetValue("Enabled", environment.IsDevelopment() && hasSchema),
            Folder = folder is not null && File.Exists(Path.Combine(folder, "index.html"))
                ? Path.GetFullPath(folder)
                : null,
        };
    }
}
