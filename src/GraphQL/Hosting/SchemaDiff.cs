using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Types;
using GraphTenancy.GraphQL.Engine.Types.Comparison;

namespace GraphTenancy.GraphQL.Hosting;

/// <summary>Compares two schemas for the command line.</summary>
internal static class SchemaDiff
{
    private const int NothingToFailOn = 0;
    private const int Changed = 1;
    private const int Broken = 2;

    /// <summary>The exit code when there is nothing to compare.</summary>
    public const int NotCompared = 3;

    /// <summary>Compares, prints and returns the exit code.</summary>
    public static async Task<int> RunAsync(Request request, CancellationToken cancellationToken)
    {
        try
        {
            Engine.Types.Schema old = await ReadAsync(request.Old, cancellationToken);
            Engine.Types.Schema @new = request.New is { } source
                ? await ReadAsync(source, cancellationToken)
                : ServerBuilder.BuildSchema();
            IReadOnlyList<SchemaChange> changes = SchemaComparer.Compare(old, @new);
            await Console.Out.WriteLineAsync(
                request.AsJson ? SchemaChangeReport.AsJson(changes) : SchemaChangeReport.AsText(changes));
            return ExitCodeOf(changes, request.FailOn);
        }
        catch (SchemaFileException unreadable)
        {
            await Console.Error.WriteLineAsync(unreadable.Message);
            return NotCompared;
        }
    }

    private static int ExitCodeOf(IReadOnlyList<SchemaChange> changes, SchemaDiffLevel failOn)
    {
        SchemaChangeSeverity threshold = failOn switch
        {
            SchemaDiffLevel.Any => SchemaChangeSeverity.Safe,
            SchemaDiffLevel.Dangerous => SchemaChangeSeverity.Dangerous,
            _ => SchemaChangeSeverity.Breaking,
        };
        if (changes.Count == 0 || changes.Max(static change => change.Severity) is var worst && worst < threshold)
        {
            return NothingToFailOn;
        }

        return worst == SchemaChangeSeverity.Breaking ? Broken : Changed;
    }

    private static async Task<Engine.Types.Schema> ReadAsync(string source, CancellationToken cancellationToken)
    {
        try
        {
            string sdl = source == "-"
                ? await Console.In.ReadToEndAsync(cancellationToken)
                : await File.ReadAllTextAsync(source, cancellationToken);
            return SchemaBuilder.FromSdl(sdl).Build();
        }
        catch (GraphQLException syntax)
        {
            SourceLocation? at = syntax.Error.Locations is [{ } first, ..] ? first : null;
            string place = at is null ? source : $"{source}({at.Value.Line},{at.Value.Column})";
            throw new SchemaFileException($"{place}: {syntax.Message}", syntax);
        }
        catch (Exception unreadable) when (
            unreadable is SchemaException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new SchemaFileException($"{source}: {unreadable.Message}", unreadable);
        }
    }

    /// <summary>What the command line asks for.</summary>
    internal sealed record Request
    {
        /// <summary>The file of the old schema; <c>-</c> for standard input.</summary>
        public required string Old { get; init; }

        /// <summary>The file of the new schema; <see langword="null"/> for this server's own.</summary>
        public string? New { get; init; }

        /// <summary>Whether to print JSON.</summary>
        public bool AsJson { get; init; }

        /// <summary>From which class of change on the command fails.</summary>
        public SchemaDiffLevel FailOn { get; init; } = SchemaDiffLevel.Dangerous;
    }

    private sealed class SchemaFileException(string message, Exception inner) : Exception(message, inner);
}
