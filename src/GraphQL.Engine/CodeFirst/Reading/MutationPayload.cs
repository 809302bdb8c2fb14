namespace GraphTenancy.GraphQL.Engine.CodeFirst.Reading;

/// <summary>What a mutation answered: its result, or the errors that it declares.</summary>
/// <param name="Result">The result; null when there are errors.</param>
/// <param name="Errors">The errors; null when there are none.</param>
internal sealed record MutationPayload(object? Result, IReadOnlyList<object>? Errors);
