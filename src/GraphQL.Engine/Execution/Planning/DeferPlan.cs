namespace GraphTenancy.GraphQL.Engine.Execution.Planning;

/// <summary>What is deferred at an object of one type.</summary>
/// <param name="NewUsages">The deferred fragments that begin here, outer ones before those inside of them.</param>
/// <param name="Parts">The fields that are not executed with the object, by the fragments that ask for them.</param>
internal sealed record DeferPlan(IReadOnlyList<DeferUsage> NewUsages, IReadOnlyList<DeferredPart> Parts);
