namespace GraphTenancy.GraphQL.Engine.Execution.Incremental;

/// <summary>With what a field is delivered. A field of an operation that delivers nothing later has none.</summary>
/// <param name="Unit">The unit that executes it.</param>
/// <param name="Map">The deferred fragments around it.</param>
internal sealed record DeliveryScope(ExecutionUnit Unit, DeliveryMap? Map);
