using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Engine.Validation.Rules;

/// <summary>Fragments do not spread themselves, directly or through others.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Fragment-Spreads-Must-Not-Form-Cycles</remarks>
internal sealed class NoFragmentCyclesRule(ValidationContext context) : ValidationRule(context)
{
    // By name and not by definition: of two fragments with one name each may lead back to the name.
    private readonly HashSet<string> _visited = new(StringComparer.Ordinal);

    // The way from the fragment where the search began, without recursion: a chain of fragments can be long.
    private readonly List<Step> _path = [];
    private readonly Dictionary<string, int> _placeInPath = new(StringComparer.Ordinal);

    public override void LeaveDocument()
    {
        Context.FragmentsInDependencyOrder();
        bool namesAreUnique = Context.FragmentsByName.Count == Context.Fragments.Count;
        if (namesAreUnique && !Context.HasFragmentCycles)
        {
            return;
        }

        foreach (ExecutableDefinition fragment in Context.Fragments)
        {
            if (_visited.Add(NameOf(fragment)))
            {
                Enter(fragment);
                Search();
            }
        }
    }

    private void Search()
    {
        while (_path.Count > 0)
        {
            Step step = _path[^1];
            if (step.Next == step.Spreads.Count)
            {
                _path.RemoveAt(_path.Count - 1);
                _placeInPath.Remove(step.Name);
                continue;
            }

            string target = step.Spreads[step.Next++].Name.Value;
            if (_placeInPath.TryGetValue(target, out int place))
            {
                Report(place, target);
            }
            else if (Context.FragmentsByName.TryGetValue(target, out ExecutableDefinition? fragment)
                && _visited.Add(target))
            {
                Enter(fragment);
            }
        }
    }

    private void Enter(ExecutableDefinition fragment)
    {
        string name = NameOf(fragment);
        _placeInPath.Add(name, _path.Count);
        _path.Add(new Step(name, SpreadsOf(fragment)));
    }

    private void Report(int place, string target)
    {
        // Each fragment of the path stands one behind the spread that led on from it.
        FragmentSpreadNode[] circle = [.. _path.Skip(place).Select(static step => step.Spreads[step.Next - 1])];
        string via = string.Join(", ", circle.SkipLast(1).Select(static spread => $"\"{spread.Name.Value}\""));
        Context.Report(
            $"Cannot spread fragment \"{target}\" within itself{(via.Length > 0 ? $" via {via}." : ".")}", circle);
    }

    // In the order of graphql-js, on which it depends which circles are found first: outer spreads, then later sets.
    private static List<FragmentSpreadNode> SpreadsOf(ExecutableDefinition fragment)
    {
        var spreads = new List<FragmentSpreadNode>();
        var waiting = new Stack<SelectionSetNode>([fragment.SelectionSet]);
        while (waiting.TryPop(out SelectionSetNode? set))
        {
            foreach (SelectionNode selection in set.Selections)
            {
                switch (selection)
                {
                    case FragmentSpreadNode spread:
                        spreads.Add(spread);
                        break;
                    case FieldNode { SelectionSet: { } inner }:
                        waiting.Push(inner);
                        break;
                    case InlineFragmentNode inline:
                        waiting.Push(inline.SelectionSet);
                        break;
                }
            }
        }

        return spreads;
    }

    private static string NameOf(ExecutableDefinition fragment) => fragment.Fragment!.Name.Value; // It is a fragment.

    private sealed class Step(string name, List<FragmentSpreadNode> spreads)
    {
        public string Name { get; } = name;

        public List<FragmentSpreadNode> Spreads { get; } = spreads;

        public int Next { get; set; }
    }
}
