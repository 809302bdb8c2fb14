namespace GraphTenancy.GraphQL.Engine.Execution;

/// <summary>A planned fetch; immutable, shared by all requests of the operation, holds nothing of a tenant.</summary>
public abstract class FetchPlan
{
    /// <summary>Who executes it; fetches with the same executor travel together.</summary>
    public abstract FetchExecutor Executor { get; }
}
