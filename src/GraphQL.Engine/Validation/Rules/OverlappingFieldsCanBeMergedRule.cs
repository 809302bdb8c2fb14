using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types;

namespace GraphTenancy.GraphQL.Engine.Validation.Rules;

/// <summary>Fields with one response name can be answered by one value.</summary>
/// <remarks>
/// https://spec.graphql.org/September2025/#sec-Field-Selection-Merging
/// <para>
/// The specification compares fields pairwise, which is quadratic, and exponential through fragments. Here whole sets
/// are compared: all fields of one response name against the first of them, because to have the same shape, and to
/// have the same name and arguments, are equivalences. What they select is then merged into the next set, and a
/// group of fields that was merged before is not merged again (the algorithm of Simon Adameit).
/// </para>
/// </remarks>
internal sealed class OverlappingFieldsCanBeMergedRule(ValidationContext context) : ValidationRule(context)
{
    // Up to here it is faster to compare each with each than to hash them.
    private const int FewNames = 16;

    private readonly FieldUseCollector _collector = new(context);
    private Action? _firstConflict;
    private ExecutableDefinition? _exhaustedAt;
    private readonly HashSet<FieldNode> _mergedAlone = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<FieldGroup, bool> _mergedTogether = [];

    // A queue instead of recursion, which fragments could make as deep as the document is long.
    private readonly Queue<MergedSet> _waiting = new();
    private readonly Queue<(FieldNode Field, NamedType? Type)> _waitingAlone = new();

    public override void LeaveDocument()
    {
        // A document with errors is refused, so it may cost more to say all that is wrong with it.
        bool hasConflict = HasConflict();
        if (_exhaustedAt is not null)
        {
            // What is too much to be checked is too much to be explained.
            ReportExhausted(_exhaustedAt);
            return;
        }

        if (!hasConflict && Context.Errors.Count == 0)
        {
            return;
        }

        var search = new FieldConflictSearch(Context);
        List<FieldConflict> conflicts = search.Find();
        conflicts.ForEach(conflict => conflict.Report(Context));
        if (conflicts.Count == 0)
        {
            _firstConflict?.Invoke();
        }
    }

    private bool HasConflict()
    {
        foreach (ExecutableDefinition operation in Context.Operations)
        {
            CheckOperation(operation);
            if (_firstConflict is not null || _exhaustedAt is not null)
            {
                break;
            }
        }

        return _firstConflict is not null;
    }

    private void CheckOperation(ExecutableDefinition operation)
    {
        _collector.CollectRoot(operation);
        CheckCollected(responseName: null);
        while (_firstConflict is null && _exhaustedAt is null)
        {
            if (Context.FieldMergeComparisons > Context.Options.MaxFieldMergeComparisons)
            {
                _exhaustedAt = operation;
            }
            else if (_waitingAlone.Count > 0 || _waiting.Count > 0)
            {
                CheckNext();
            }
            else
            {
                break;
            }
        }
    }

    private void CheckNext()
    {
        if (_waitingAlone.TryDequeue(out (FieldNode Field, NamedType? Type) alone))
        {
            // What one field selects is right or wrong by itself; the way to it explains nothing.
            _collector.CollectChildren(alone.Field.SelectionSet!, alone.Type); // Only fields that have one wait.
            CheckCollected((alone.Field.Alias ?? alone.Field.Name).Value);
        }
        else
        {
            CheckSet(_waiting.Dequeue());
        }
    }

    // Nearly all sets have each name once: then there is nothing to group and to compare.
    private void CheckCollected(string? responseName)
    {
        if (!NamesDiffer(_collector.Fields))
        {
            CheckSet(_collector.MakeSet(outer: null, responseName, shapeOnly: false));
            return;
        }

        foreach (CollectedField field in _collector.Fields)
        {
            if (field.Node.SelectionSet is not null && _mergedAlone.Add(field.Node))
            {
                _waitingAlone.Enqueue((field.Node, _collector.ChildType(field)));
            }
        }
    }

    private bool NamesDiffer(List<CollectedField> fields)
    {
        if (fields.Count > FewNames)
        {
            _names.Clear();
            return fields.TrueForAll(field => _names.Add(field.ResponseName));
        }

        for (int i = 1; i < fields.Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (fields[i].ResponseName == fields[j].ResponseName)
                {
                    return false;
                }
            }
        }

        return true;
    }

    private void ReportExhausted(ExecutableDefinition operation) => Context.ReportLimit(
        ErrorCodes.LimitFieldMerges,
        "The fields of the document overlap in more ways than can be checked: more than " +
        $"{Context.Options.MaxFieldMergeComparisons} comparisons. Use fewer fragments that repeat fields.",
        operation.Node);

    private void CheckSet(MergedSet set)
    {
        foreach (List<FieldUse> group in set.GroupByResponseName())
        {
            if (group.Count > 1)
            {
                CheckGroup(set, group);
            }
            else if (group[0].Node.SelectionSet is not null && _mergedAlone.Add(group[0].Node))
            {
                // Alone, a field is in no conflict, and one visit to what it selects finds all conflicts inside.
                NamedType? type = group[0].Definition?.Type.Named;
                _waitingAlone.Enqueue((group[0].Node, type is { IsCompositeType: true } ? type : null));
            }
        }
    }

    private void CheckGroup(MergedSet set, List<FieldUse> group)
    {
        List<List<FieldUse>> partitions = set.ShapeOnly ? [] : PartitionByParent(group);
        FieldPair? conflict =
            partitions.Select(FindIdentityConflict).FirstOrDefault(static found => found is not null)
            ?? FindShapeConflict(group);
        if (conflict is not null)
        {
            _firstConflict ??= () => Report(set, conflict);
            return;
        }

        if (partitions.Count != 1)
        {
            // Fields of different object types never meet in one object, but their values share one response shape.
            Merge(set, group, shapeOnly: true);
        }

        foreach (List<FieldUse> partition in partitions)
        {
            Merge(set, partition, shapeOnly: false);
        }
    }

    private void Merge(MergedSet set, List<FieldUse> group, bool shapeOnly)
    {
        var key = new FieldGroup(group);
        if (group.TrueForAll(static use => use.Node.SelectionSet is null)
            || (_mergedTogether.TryGetValue(key, out bool mergedForShapeOnly) && (shapeOnly || !mergedForShapeOnly)))
        {
            return;
        }

        _mergedTogether[key] = shapeOnly;
        _waiting.Enqueue(_collector.CollectChildren(group, set, shapeOnly));
    }

    /// <summary>
    /// The fields that can meet in one object: for each object type its own and those of abstract types.
    /// </summary>
    private List<List<FieldUse>> PartitionByParent(List<FieldUse> group)
    {
        ObjectType[] objectTypes = [.. group.Select(static use => use.Parent).OfType<ObjectType>().Distinct()];
        if (objectTypes.Length <= 1)
        {
            return [group];
        }

        List<FieldUse> anywhere = group.FindAll(static use => use.Parent is not ObjectType);
        ILookup<ObjectType, FieldUse> byType = group
            .Where(static use => use.Parent is ObjectType)
            .ToLookup(static use => (ObjectType)use.Parent!);
        Context.FieldMergeComparisons += anywhere.Count * objectTypes.Length;
        return [.. byType.Select(own => own.Concat(anywhere).ToList())];
    }

    private static FieldPair? FindShapeConflict(List<FieldUse> group)
    {
        if (group.Find(static use => use.Stream is not null) is { } streamed)
        {
            return new FieldPair(streamed, group.First(use => use != streamed), InOneObject: false);
        }

        FieldUse? first = group.Find(static use => use.Definition is not null);
        foreach (FieldUse other in group)
        {
            if (first?.Definition is { } left
                && other.Definition is { } right
                && !FieldDifference.HaveSameShape(left.Type, right.Type))
            {
                return new FieldPair(first, other, InOneObject: false);
            }
        }

        return null;
    }

    private static FieldPair? FindIdentityConflict(List<FieldUse> group)
    {
        FieldUse first = group[0];
        foreach (FieldUse other in group)
        {
            if (first.FieldName != other.FieldName || first.Arguments != other.Arguments)
            {
                return new FieldPair(first, other, InOneObject: true);
            }
        }

        return null;
    }

    // Only when the search for all conflicts comes to no end.
    private void Report(MergedSet set, FieldPair pair)
    {
        string reason = FieldDifference.Between(pair.Left, pair.Right, exclude: !pair.InOneObject) ?? "";
        string name = pair.Left.ResponseName;
        for (MergedSet at = set; at is { ResponseName: { } outer, Outer: { } next }; at = next)
        {
            reason = $"subfields \"{name}\" conflict because {reason}";
            name = outer;
            if (reason.Length > 500)
            {
                // The whole way adds nothing for a reader; the locations name the place.
                break;
            }
        }

        new FieldConflict(name, reason, [pair.Left.Node], [pair.Right.Node]).Report(Context);
    }

    private sealed record FieldPair(FieldUse Left, FieldUse Right, bool InOneObject);
}
