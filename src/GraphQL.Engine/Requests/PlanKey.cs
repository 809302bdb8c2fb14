namespace GraphTenancy.GraphQL.Engine.Requests;

/// <summary>What the plan cache knows a plan by.</summary>
/// <param name="Document">The document.</param>
/// <param name="Operation">The operation; <see langword="null"/> when it has no name.</param>
/// <param name="Variant">See <see cref="VariantKey"/>; <see langword="null"/>: the plan for all requests.</param>
internal readonly record struct PlanKey(DocumentKey Document, string? Operation, string? Variant);
