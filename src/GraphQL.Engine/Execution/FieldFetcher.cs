using GraphTenancy.GraphQL.Engine.Execution.Planning;
using GraphTenancy.GraphQL.Engine.Types;

namespace GraphTenancy.GraphQL.Engine.Execution;

/// <summary>
/// Attached to a field whose whole sub-selection is answered at once from outside the engine, such as by SQL.
/// The engine plans it once per operation and executes all of an operation's fetches together.
/// </summary>
public abstract class FieldFetcher
{
    /// <summary>Plans the field with its selections; called once per operation and cached with it.</summary>
    /// <exception cref="Errors.GraphQLException">The selection cannot be answered this way.</exception>
    public abstract FetchPlan Plan(PlannedField field, Schema schema);
}
