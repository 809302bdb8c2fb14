using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Engine.Validation.Rules;

/// <summary>Fragments do not spread themselves, directly or through others.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Fragment-Spreads-Must-Not-Form-Cycles</remarks>
internal sealed class NoFragmentCyclesRule(ValidationContext context) : ValidationRule(context)
{
    private readonly HashSet<ExecutableDefinition> _visited = [];

    // The way from the fragment where the search began, without recursion: a chain of fragments can be long.
    private readonly List<(ExecutableDefinition Fragment, int NextSpread)> _path = [];
    private readonly Dictionary<ExecutableDefinition, int> _placeInPath = [];

    public override void LeaveDocument()
    {
        foreach (ExecutableDefinition fragment in Context.Fragments)
        {
            if (_visited.Add(fragment))
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
            (ExecutableDefinition fragment, int next) = _path[^1];
            if (next == fragment.Spreads.Count)
            {
                _path.RemoveAt(_path.Count - 1);
                _placeInPath.Remove(fragment);
                continue;
            }

            _path[^1] = (fragment, next + 1);
            ExecutableDefinition target = fragment.Spreads[next].Target;
            if (_placeInPath.TryGetValue(target, out int place))
            {
                Report(place, target);
            }
            else if (_visited.Add(target))
            {
                Enter(target);
            }
        }
    }

    private void Enter(ExecutableDefinition fragment)
    {
        _placeInPath.Add(fragment, _path.Count);
        _path.Add((fragment, 0));
    }

    private void Report(int place, ExecutableDefinition target)
    {
        // Each fragment of the path stands one behind the spread that led on from it.
        FragmentSpreadNode[] circle =
            [.. _path.Skip(place).Select(static at => at.Fragment.Spreads[at.NextSpread - 1].Node)];
        string via = string.Join(", ", circle.SkipLast(1).Select(static spread => $"\"{spread.Name.Value}\""));
        Context.Report(
            $"Cannot spread fragment \"{target.Fragment!.Name.Value}\" within itself" +
            (via.Length > 0 ? $" via {via}." : "."),
            circle);
    }
}
