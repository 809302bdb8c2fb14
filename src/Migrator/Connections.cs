using System.CommandLine;

namespace GraphTenancy.Migrator;

/// <summary>
/// Finds connection strings: an option first, then the environment variable that the server reads as well.
/// </summary>
internal sealed class Connections(Func<string, string?> environment)
{
    /// <summary>A superuser, who makes the database and the roles.</summary>
    internal Option<string?> Admin { get; } = For("Admin", "a superuser; makes the database and the roles");

    /// <summary>The role <c>gt_migrator</c>.</summary>
    internal Option<string?> Migrator { get; } = For("Migrator", "role gt_migrator");

    /// <summary>The role <c>gt_app</c>.</summary>
    internal Option<string?> App { get; } = For("App", "role gt_app");

    /// <summary>The role <c>gt_control</c>.</summary>
    internal Option<string?> Control { get; } = For("Control", "role gt_control");

    /// <summary>The role <c>gt_analytics</c>.</summary>
    internal Option<string?> Analytics { get; } = For("Analytics", "role gt_analytics");

    /// <summary>The connection string; <see langword="null"/> when it is given nowhere.</summary>
    internal string? Find(ParseResult result, Option<string?> option) =>
        result.GetValue(option) is { Length: > 0 } given ? given
        : environment(VariableOf(option)) is { Length: > 0 } configured ? configured
        : null;

    /// <summary>The connection string.</summary>
    /// <exception cref="UsageException">It is given nowhere.</exception>
    internal string Require(ParseResult result, Option<string?> option) =>
        Find(result, option) ?? throw new UsageException(
            $"No connection string: give {option.Name} or set the environment variable {VariableOf(option)}.");

    private static Option<string?> For(string name, string description) => new($"--{name.ToLowerInvariant()}")
    {
        Description = $"Connection string, {description} [default: $ConnectionStrings__{name}]",
        HelpName = "connection string",
    };

    private static string VariableOf(Option<string?> option) =>
        $"ConnectionStrings__{char.ToUpperInvariant(option.Name[2])}{option.Name[3..]}";
}
