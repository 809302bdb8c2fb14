using GraphTenancy.GraphQL.Engine.Types;

namespace GraphTenancy.GraphQL.Engine.Execution.Planning;

/// <summary>The collected selections of a composite field, one list of fields per possible object type.</summary>
public sealed class SelectionPlan
{
    private readonly IReadOnlyDictionary<ObjectType, IReadOnlyList<PlannedField>> _byType;

    internal SelectionPlan(IReadOnlyDictionary<ObjectType, IReadOnlyList<PlannedField>> byType) => _byType = byType;

    /// <summary>The object types that the field's value can have.</summary>
    public IEnumerable<ObjectType> Types => _byType.Keys;

    /// <summary>The fields selected on <paramref name="type"/>, in response order; <c>__typename</c> included.</summary>
    public IReadOnlyList<PlannedField> For(ObjectType type) => _byType[type];
}
