using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Execution.Costs;
using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types;

namespace GraphTenancy.GraphQL.Engine.Execution.Planning;

/// <summary>A planned operation; immutable, shared by all its requests, holds nothing of a tenant or user.</summary>
public sealed class OperationPlan
{
    private IReadOnlyList<OperationGuard>? _guards;

    /// <summary>The operation.</summary>
    public required OperationDefinitionNode Definition { get; init; }

    /// <summary>The root type.</summary>
    public required ObjectType RootType { get; init; }

    /// <summary>The root fields in response order, before <c>@skip</c> and <c>@include</c> by variables.</summary>
    public required IReadOnlyList<PlannedField> RootFields { get; init; }

    /// <summary>What the operation asks of its caller.</summary>
    internal IReadOnlyList<OperationGuard> Guards => _guards ??= OperationGuards.Of(RootFields);

    /// <summary>The conditions of all fields, each at its <see cref="FieldCondition.Index"/>.</summary>
    internal IReadOnlyList<FieldCondition> Conditions { get; init; } = [];

    /// <summary>What the operation costs; set once, before the plan is shared.</summary>
    internal CostPlan? Cost { get; set; }

    /// <summary>Why the root fields cannot be collected; <see langword="null"/>: they can.</summary>
    internal GraphQLException? RootFailure { get; init; }

    /// <summary>The variables that <c>@skip</c> and <c>@include</c> use.</summary>
    internal IReadOnlyCollection<string> ConditionVariables { get; init; } = [];

    /// <summary>What is deferred at the root; <see langword="null"/> for nothing.</summary>
    internal DeferPlan? RootDefers { get; init; }

    /// <summary>Whether it is a plan that heeds <c>@defer</c> and <c>@stream</c>.</summary>
    internal bool IsIncremental { get; init; }

    /// <summary>Whether <c>@defer</c> or <c>@stream</c> stands in the operation and may be switched on.</summary>
    internal bool UsesIncrementalDelivery { get; init; }

    /// <summary>The variables that switch deferring and streaming on and off.</summary>
    internal IReadOnlyCollection<string> IncrementalVariables { get; init; } = [];

    /// <summary>
    /// Whether only a <see cref="PlanVariant"/> puts the fields in the order, and gives their errors the locations, of
    /// the occurrences that take part.
    /// </summary>
    internal bool IsExactOnlyByVariant { get; init; }
}
