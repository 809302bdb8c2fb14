using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Types;

namespace GraphTenancy.GraphQL.Engine.Execution.Planning;

/// <summary>A requirement of an operation, at the first field that has it.</summary>
/// <param name="Requirement">What is asked of the caller.</param>
/// <param name="Path">The field, by response names.</param>
/// <param name="Locations">Where the field stands in the document.</param>
internal sealed record OperationGuard(
    AuthorizationRequirement Requirement, ResultPath Path, IReadOnlyList<SourceLocation> Locations);
