using System.Globalization;
using System.Text;
using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types;

namespace GraphTenancy.GraphQL.Engine.Execution.Planning;

/// <summary>CollectFields() for a whole operation at once, for every object type that each field can return.</summary>
/// <remarks>
/// https://spec.graphql.org/September2025/#CollectFields(). Plans of equal selections on an equal type are shared, so
/// that nested abstract types do not multiply; what sharing cannot bound, <see cref="MaxSelections"/> does.
/// The plan for all requests keeps every field with its condition, so that nothing escapes the authorization; a variant
/// has the conditions settled, in the order of the occurrences that take part, and may defer.
/// </remarks>
internal sealed partial class FieldCollector
{
    /// <summary>
    /// Selections looked at while planning one operation; a document of the default size stays far below.
    /// </summary>
    internal const int MaxSelections = 200_000;

    private readonly PlanVariant? _variant;
    private readonly Schema _schema;
    private readonly Dictionary<string, FragmentDefinitionNode> _fragments = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SelectionPlan> _plans = new(StringComparer.Ordinal);
    private readonly Dictionary<SelectionSetNode, int> _selectionSetIds = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, FieldCondition> _conditions = new(StringComparer.Ordinal);
    private int _selectionsLeft = MaxSelections;

    public FieldCollector(Schema schema, DocumentNode document, PlanVariant? variant = null)
    {
        _variant = variant;
        _schema = schema;
        foreach (FragmentDefinitionNode fragment in document.Definitions.OfType<FragmentDefinitionNode>())
        {
            // By the last one where two have one name, as in the reference implementation; validation refuses those.
            _fragments[fragment.Name.Value] = fragment;
        }
    }

    /// <summary>The conditions met so far, in the order of <see cref="FieldCondition.Index"/>.</summary>
    public IReadOnlyList<FieldCondition> Conditions => [.. _conditions.Values.OrderBy(static item => item.Index)];

    /// <summary>The variables of all conditions.</summary>
    public SortedSet<string> ConditionVariables { get; } = new(StringComparer.Ordinal);

    /// <summary>
    /// Whether some field has occurrences under different conditions, so that only a variant knows its place and nodes.
    /// </summary>
    public bool IsExactOnlyByVariant { get; private set; }

    /// <summary>Plans the fields that <paramref name="sources"/> select on <paramref name="type"/>.</summary>
    /// <param name="type">The object type.</param>
    /// <param name="sources">The selection sets to merge.</param>
    /// <param name="fetch">Whether a fetcher above answers them; nothing is deferred there.</param>
    /// <param name="executed">The deferred fragments with which the object is executed.</param>
    public CollectedFields Plan(
        ObjectType type, IReadOnlyList<SelectionSource> sources, FetchScope fetch, DeferUsageSet executed)
    {
        var scope = new CollectionScope(type, fetch);
        try
        {
            foreach (SelectionSource source in sources)
            {
                CollectFields(
                    source.Selections, source.Condition, fetch == FetchScope.None ? source.Usage : null, scope);
            }
        }
        catch (NullConditionException nullCondition) when (fetch != FetchScope.Fetched)
        {
            return new CollectedFields([], Defers: null, nullCondition);
        }

        return Split(type, scope, executed);
    }

    private void CollectFields(
        SelectionSetNode selectionSet, Conjunction outer, DeferUsage? usage, CollectionScope scope)
    {
        foreach (SelectionNode selection in selectionSet.Selections)
        {
            Spend(1);
            if (ConditionOf(selection, outer) is not { } condition)
            {
                continue;
            }

            switch (selection)
            {
                case FieldNode field:
                    NoteIncrementalDelivery(field.Directives);
                    scope.GroupOf(field).Occurrences.Add(new FieldOccurrence(field, condition, usage));
                    break;
                case InlineFragmentNode inline when Applies(inline.TypeCondition, scope.Type):
                    NoteIncrementalDelivery(inline.Directives);
                    DeferUsage? begun = NewDeferUsage(inline.Directives, usage, scope);
                    scope.Begin(begun);
                    CollectFields(inline.SelectionSet, condition, begun ?? usage, scope);
                    break;
                case FragmentSpreadNode spread when _fragments.TryGetValue(spread.Name.Value, out var fragment)
                    && Applies(fragment.TypeCondition, scope.Type):
                    CollectSpread(spread, fragment.SelectionSet, condition, usage, scope);
                    break;
            }
        }
    }

    private void CollectSpread(
        FragmentSpreadNode spread,
        SelectionSetNode selections,
        Conjunction condition,
        DeferUsage? usage,
        CollectionScope scope)
    {
        NoteIncrementalDelivery(spread.Directives);
        DeferUsage? begun = NewDeferUsage(spread.Directives, usage, scope);
        if (TryVisit(spread.Name.Value, condition, begun ?? usage, scope))
        {
            scope.Begin(begun);
            CollectFields(selections, condition, begun ?? usage, scope);
        }
    }

    private Conjunction? ConditionOf(SelectionNode selection, Conjunction outer)
    {
        if (_variant is null)
        {
            // Where a condition has no Boolean the variant fails, and only there: such a document was not validated.
            IsExactOnlyByVariant |= NullConditionException.IsAmong(selection.Directives);
            return outer.And(selection.Directives);
        }

        return NullConditionException.Includes(selection.Directives, _variant.Variables) ? Conjunction.Empty : null;
    }

    // A fragment adds nothing when it was visited under a condition that holds whenever this one does, outside of any
    // deferred fragment or inside of the same one.
    private bool TryVisit(string fragment, Conjunction condition, DeferUsage? usage, CollectionScope scope)
    {
        List<(Conjunction Condition, DeferUsage? Usage)> visited = scope.VisitsOf(fragment);
        // The comparisons count as well: they would be quadratic where fragments multiply by conditions.
        Spend(visited.Count);
        if (visited.Exists(earlier => (earlier.Usage is null || ReferenceEquals(earlier.Usage, usage))
            && earlier.Condition.IsImpliedBy(condition)))
        {
            return false;
        }

        visited.Add((condition, usage));
        return true;
    }

    // A field that the type does not have is left out, as in the reference implementation; validation refuses it.
    private FieldDefinition? FindField(ObjectType parent, FieldGroup group)
    {
        string name = group.Occurrences[0].Node.Name.Value;
        return _schema.FindMetaField(parent, name) ?? parent.FindField(name);
    }

    private PlannedField? PlanField(ObjectType parent, FieldGroup group, FetchScope fetch, DeferUsageSet executed) =>
        FindField(parent, group) is { } definition
            ? PlanField(parent, definition, group, fetch, executed)
            : null;

    private PlannedField PlanField(
        ObjectType parent, FieldDefinition definition, FieldGroup group, FetchScope fetch, DeferUsageSet executed)
    {
        FieldNode node = group.Occurrences[0].Node;
        bool isComputed = fetch == FetchScope.Fetched && definition.IsComputed;
        fetch = isComputed ? FetchScope.Computed : fetch;
        bool isFetcher = fetch != FetchScope.Fetched && definition.Fetcher is not null;
        NamedType type = definition.Type.Named;
        SelectionPlan? selections =
            !type.IsCompositeType ? null
            : IsIntrospection(type) ? PlanSelections(type, group.UndeferredSources(), fetch, DeferUsageSet.Empty)
            : PlanSelections(type, group.Sources(), isFetcher ? FetchScope.Fetched : fetch, executed);
        var field = new PlannedField
        {
            ResponseName = group.ResponseName,
            PropertyUtf8 = Encoding.UTF8.GetBytes($"\"{group.ResponseName}\":"),
            Definition = definition,
            ParentType = parent,
            Nodes = group.Nodes(areExact: _variant is not null),
            Condition = ConditionOf(group),
            Arguments = new PlannedArguments(definition, node, parent),
            Selections = selections,
            IsComputed = isComputed,
            IsPure = (definition.Name == "__typename" || definition is { Resolver: null, Fetcher: null })
                && selections is not { IsPure: false },
            IsGuarded = AuthorizationRequirements.IsGuarded(parent, definition) || selections is { IsGuarded: true },
        };
        if (isFetcher)
        {
            PlanFetch(field);
        }
        else if (fetch == FetchScope.None && StreamOf(field, group) is { } stream)
        {
            return Copy(field, selections, stream);
        }

        return field;
    }

    private void PlanFetch(PlannedField field)
    {
        try
        {
            field.Fetch = field.Definition.Fetcher?.Plan(field, _schema);
        }
        catch (GraphQLException failure)
        {
            // Such as an argument literal that the fetcher refuses: an error of this field, not of the operation.
            field.FetchFailure = failure;
        }
    }

    private SelectionPlan PlanSelections(
        NamedType type, IReadOnlyList<SelectionSource> sources, FetchScope fetch, DeferUsageSet executed)
    {
        // A fetcher answers all of its selections at once, so that nothing below it is deferred.
        executed = fetch == FetchScope.None ? executed : DeferUsageSet.Empty;
        string key = KeyOf(type, sources, fetch, executed);
        if (!_plans.TryGetValue(key, out SelectionPlan? plan))
        {
            // Known before it is made: the fragments of a document that was not validated may go in circles.
            plan = new SelectionPlan();
            _plans.Add(key, plan);
            var byType = new Dictionary<ObjectType, CollectedFields>();
            foreach (ObjectType possible in _schema.PossibleTypes(type))
            {
                byType[possible] = Plan(possible, sources, fetch, executed);
            }

            plan.Complete(byType);
        }

        return plan;
    }

    private string KeyOf(
        NamedType type, IReadOnlyList<SelectionSource> sources, FetchScope fetch, DeferUsageSet executed)
    {
        char scope = fetch switch
        {
            FetchScope.None => '-',
            FetchScope.Fetched => '+',
            _ => '*',
        };
        StringBuilder key = new StringBuilder(type.Name).Append(scope).Append(executed.Key);
        foreach (SelectionSource source in sources)
        {
            if (!_selectionSetIds.TryGetValue(source.Selections, out int id))
            {
                id = _selectionSetIds.Count;
                _selectionSetIds.Add(source.Selections, id);
            }

            key.Append(CultureInfo.InvariantCulture, $"|{id}?{source.Condition.Key}");
            if (source.Usage is { } usage && fetch == FetchScope.None)
            {
                key.Append(CultureInfo.InvariantCulture, $"@{usage.Id}");
            }
        }

        return key.ToString();
    }

    private FieldCondition ConditionOf(FieldGroup group)
    {
        var distinct = new SortedDictionary<string, Conjunction>(StringComparer.Ordinal);
        foreach (FieldOccurrence occurrence in group.Occurrences)
        {
            distinct[occurrence.Condition.Key] = occurrence.Condition;
        }

        if (distinct.Count > 1)
        {
            IsExactOnlyByVariant = true;
            ConditionVariables.UnionWith(distinct.Values.SelectMany(static item => item.Variables));
        }

        if (distinct.ContainsKey(Conjunction.Empty.Key))
        {
            return FieldCondition.Always;
        }

        string key = string.Join('|', distinct.Keys);
        if (!_conditions.TryGetValue(key, out FieldCondition? result))
        {
            result = new FieldCondition([.. distinct.Values], _conditions.Count);
            _conditions.Add(key, result);
            ConditionVariables.UnionWith(distinct.Values.SelectMany(static item => item.Variables));
        }

        return result;
    }

    private bool Applies(NamedTypeNode? condition, ObjectType type)
    {
        if (condition is null || condition.Name.Value == type.Name)
        {
            return true;
        }

        return _schema.FindType(condition.Name.Value) is { } named && _schema.PossibleTypes(named).Contains(type);
    }

    private void Spend(int selections)
    {
        _selectionsLeft -= selections;
        if (_selectionsLeft < 0)
        {
            throw new GraphQLException(
                $"The operation cannot be planned: merging its fragments looks at more than {MaxSelections} "
                + "selections. Use fewer nested fragments with @skip or @include.",
                ErrorCodes.LimitFragmentVisits);
        }
    }

    /// <summary>One call of CollectFields(): the groups found and the fragments visited.</summary>
    private sealed class CollectionScope(ObjectType type, FetchScope fetch)
    {
        private readonly Dictionary<string, FieldGroup> _byName = new(StringComparer.Ordinal);
        private readonly Dictionary<string, List<(Conjunction Condition, DeferUsage? Usage)>> _visited =
            new(StringComparer.Ordinal);

        public ObjectType Type { get; } = type;

        public FetchScope Fetch { get; } = fetch;

        public List<FieldGroup> Groups { get; } = [];

        /// <summary>The deferred fragments that begin in this scope.</summary>
        public List<DeferUsage> NewUsages { get; } = [];

        public void Begin(DeferUsage? usage)
        {
            if (usage is not null)
            {
                NewUsages.Add(usage);
            }
        }

        public FieldGroup GroupOf(FieldNode field)
        {
            string responseName = (field.Alias ?? field.Name).Value;
            if (!_byName.TryGetValue(responseName, out FieldGroup? group))
            {
                group = new FieldGroup(responseName);
                _byName.Add(responseName, group);
                Groups.Add(group);
            }

            return group;
        }

        public List<(Conjunction Condition, DeferUsage? Usage)> VisitsOf(string fragment)
        {
            if (!_visited.TryGetValue(fragment, out List<(Conjunction Condition, DeferUsage? Usage)>? visits))
            {
                visits = [];
                _visited.Add(fragment, visits);
            }

            return visits;
        }
    }
}
