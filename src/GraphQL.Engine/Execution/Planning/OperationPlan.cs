using GraphTenancy.GraphQL.Engine.Execution.Costs;
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

    /// <summary>The conditions of all fields, each at its <see cref="FieldCondition.Index"/>.</summary>
    internal IReadOnlyList<FieldCondition> Conditions { get; init; } = [];

    /// <summary>What the operation costs; set once, before the plan is shared.</summary>
    internal CostPlan? Cost { get; set; }

    /// <summary>The variables that <c>@skip</c> and <c>@include</c> use.</summary>
    internal IReadOnlyCollection<string> ConditionVariables { get; init; } = [];
}
