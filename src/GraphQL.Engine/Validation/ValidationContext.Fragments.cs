using GraphTenancy.GraphQL.Engine.Errors;

namespace GraphTenancy.GraphQL.Engine.Validation;

/// <content>Searches through the graph of fragments. None recurses: a chain of fragments can be long.</content>
internal sealed partial class ValidationContext
{
    private List<ExecutableDefinition>? _dependencyOrder;
    private int _fragmentWork;

    /// <summary>
    /// Whether fragments spread each other in a circle; known after <see cref="FragmentsInDependencyOrder"/>.
    /// </summary>
    public bool HasFragmentCycles { get; private set; }

    /// <summary>The definition and all fragments that it spreads, directly or through others, each once.</summary>
    public IReadOnlyList<ExecutableDefinition> ReachableFrom(ExecutableDefinition definition)
    {
        if (definition.Spreads.Count == 0)
        {
            return [definition];
        }

        int mark = NextMark();
        definition.Mark = mark;
        List<ExecutableDefinition> reached = [definition];
        for (int i = 0; i < reached.Count; i++)
        {
            foreach (SpreadUsage spread in reached[i].Spreads)
            {
                if (spread.Target.Mark != mark)
                {
                    spread.Target.Mark = mark;
                    reached.Add(spread.Target);
                }
            }
        }

        SpendFragmentWork(reached.Count);
        return reached;
    }

    /// <summary>
    /// Counts steps through fragments that are taken again for each operation; a document of many operations over
    /// many fragments makes their number quadratic.
    /// </summary>
    public void SpendFragmentWork(int steps)
    {
        _fragmentWork += steps;
        if (_fragmentWork > Options.MaxFragmentWork)
        {
            _errors.Add(CreateError(
                ErrorCodes.LimitFragmentVisits,
                "Validation aborted. The operations reach more fragments than can be checked; send fewer at once.",
                []));
            throw new ValidationStoppedException();
        }
    }

    /// <summary>
    /// All fragments, each after those that it spreads; a spread that closes a circle is left out of account.
    /// </summary>
    public IReadOnlyList<ExecutableDefinition> FragmentsInDependencyOrder()
    {
        if (_dependencyOrder is not null)
        {
            return _dependencyOrder;
        }

        _dependencyOrder = new List<ExecutableDefinition>(Fragments.Count);
        var finished = new DefinitionNotes<bool>(this);
        int mark = NextMark();
        foreach (ExecutableDefinition fragment in Fragments)
        {
            if (fragment.Mark != mark)
            {
                AddInDependencyOrder(fragment, mark, finished, _dependencyOrder);
            }
        }

        return _dependencyOrder;
    }

    private void AddInDependencyOrder(
        ExecutableDefinition start, int mark, DefinitionNotes<bool> finished, List<ExecutableDefinition> order)
    {
        var path = new Stack<(ExecutableDefinition Definition, int NextSpread)>();
        start.Mark = mark;
        path.Push((start, 0));
        while (path.TryPop(out (ExecutableDefinition Definition, int NextSpread) at))
        {
            if (at.NextSpread == at.Definition.Spreads.Count)
            {
                finished[at.Definition] = true;
                order.Add(at.Definition);
                continue;
            }

            path.Push((at.Definition, at.NextSpread + 1));
            ExecutableDefinition target = at.Definition.Spreads[at.NextSpread].Target;
            if (target.Mark != mark)
            {
                target.Mark = mark;
                path.Push((target, 0));
            }
            else if (!finished[target])
            {
                HasFragmentCycles = true;
            }
        }
    }
}
