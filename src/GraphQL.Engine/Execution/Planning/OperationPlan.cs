using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types;

namespace GraphTenancy.GraphQL.Engine.Execution.Planning;

/// <summary>A planned operation; immutable, shared by all its requests, holds nothing of a tenant or user.</summary>
public sealed class OperationPlan
{
    /// <summary>The operation.</summary>
    public required OperationDefinitionNode Definition { get; init; }

    /// <summary>The root type.</summary>
    public required ObjectType RootType { get; init; }

    /// <summary>The root fields in response order, before <c>@skip</c> and <c>@include</c> by variables.</summary>
    public required IReadOnlyList<PlannedField> RootFields { get; init; }
}
