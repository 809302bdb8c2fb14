using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Types;

namespace GraphTenancy.GraphQL.Engine.Execution.Planning;

/// <summary>The collected selections of a composite field, one list of fields per possible object type.</summary>
public sealed class SelectionPlan
{
    private IReadOnlyDictionary<ObjectType, IReadOnlyList<PlannedField>> _byType =
        new Dictionary<ObjectType, IReadOnlyList<PlannedField>>();

    private IReadOnlyDictionary<ObjectType, CollectedFields>? _defers;
    private IReadOnlyDictionary<ObjectType, CollectedFields>? _failures;
    private ObjectType? _onlyType;
    private IReadOnlyList<PlannedField> _onlyFields = [];

    /// <summary>The object types that the field's value can have.</summary>
    public IEnumerable<ObjectType> Types => _byType.Keys;

    /// <summary>
    /// Whether everything below comes from the parent at once, so that it can be written without being resolved first.
    /// </summary>
    internal bool IsPure { get; private set; }

    /// <summary>Whether an authorization requirement stands somewhere below.</summary>
    internal bool IsGuarded { get; private set; } = true;

    /// <summary>
    /// The fields selected on <paramref name="type"/>, in response order; <c>__typename</c> included.
    /// </summary>
    public IReadOnlyList<PlannedField> For(ObjectType type) =>
        ReferenceEquals(type, _onlyType) ? _onlyFields : _byType[type];

    /// <summary>What is deferred at an object of the type; <see langword="null"/> for nothing.</summary>
    internal DeferPlan? DefersFor(ObjectType type) => _defers?[type].Defers;

    /// <summary>Why an object of the type cannot be executed; <see langword="null"/>: it can.</summary>
    internal GraphQLException? FailureFor(ObjectType type) => _failures?[type].Failure;

    /// <summary>Fills it in, once, before anyone executes it; until then it is taken to hold anything.</summary>
    internal void Complete(IReadOnlyDictionary<ObjectType, CollectedFields> byType)
    {
        _byType = byType.ToDictionary(static pair => pair.Key, static pair => pair.Value.Fields);
        if (byType.Count == 1)
        {
            (_onlyType, _onlyFields) = _byType.First();
        }

        if (byType.Values.Any(static collected => collected.Defers is not null))
        {
            _defers = byType;
        }

        if (byType.Values.Any(static collected => collected.Failure is not null))
        {
            _failures = byType;
        }

        IsPure = _defers is null && _failures is null
            && _byType.Values.All(static fields => fields.All(static field => field.IsPure));
        IsGuarded = _byType.Any(static pair => pair.Value.Any(static field => field.IsGuarded));
    }
}
