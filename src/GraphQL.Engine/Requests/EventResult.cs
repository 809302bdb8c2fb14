namespace GraphTenancy.GraphQL.Engine.Requests;

/// <summary>The response to one event of a subscription.</summary>
/// <param name="Result">The response.</param>
/// <param name="IsLast">Whether the subscription ends with it, because its caller lost the right to go on.</param>
internal readonly record struct EventResult(ExecutionResult Result, bool IsLast);
