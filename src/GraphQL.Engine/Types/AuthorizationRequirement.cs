namespace GraphTenancy.GraphQL.Engine.Types;

/// <summary>Who may use a field or a type.</summary>
/// <param name="Roles">Any one of these roles suffices; empty: every authenticated caller.</param>
/// <param name="Policy">The name of a policy that must hold as well; <see langword="null"/> for none.</param>
public sealed record AuthorizationRequirement(IReadOnlyList<string> Roles, string? Policy);
