namespace GraphTenancy.GraphQL.Engine.Execution.Planning;

/// <summary>A fragment that <c>@defer</c> sends later, at one place of the operation.</summary>
/// <param name="Id">Distinct in the operation; what sets of usages are compared by.</param>
/// <param name="Label">The label; <see langword="null"/> when it has none.</param>
/// <param name="Parent">The deferred fragment around it; <see langword="null"/>: the initial response.</param>
internal sealed record DeferUsage(int Id, string? Label, DeferUsage? Parent);
