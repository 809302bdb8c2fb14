namespace GraphTenancy.GraphQL.Engine.Execution.Planning;

/// <summary>Fields of an object that are executed together, after those around them were delivered.</summary>
/// <param name="Usages">The fragments that wait for them; the first one that is complete delivers them.</param>
/// <param name="Fields">The fields.</param>
internal sealed record DeferredPart(IReadOnlyList<DeferUsage> Usages, IReadOnlyList<PlannedField> Fields);
