using System.Runtime.CompilerServices;
using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types;

namespace GraphTenancy.GraphQL.Engine.Validation.Rules;

/// <content>Collects what selection sets hold, each once, and remembers what was compared.</content>
internal sealed partial class FieldConflictSearch
{
    private readonly Dictionary<SetKey, SelectedFields> _collected = [];
    private readonly ComparedPairs _comparedWithFields = new();
    private readonly ComparedPairs _comparedFragments = new();

    private SelectedFields CollectFragment(ExecutableDefinition fragment) =>
        Collect(fragment.SelectionSet, FindType(fragment.Fragment!.TypeCondition));

    private SelectedFields Collect(SelectionSetNode set, NamedType? type)
    {
        var key = new SetKey(set, type);
        if (!_collected.TryGetValue(key, out SelectedFields? fields))
        {
            fields = new SelectedFields();
            Collect(set, type, fields);
            _collected.Add(key, fields);
        }

        return fields;
    }

    private void Collect(SelectionSetNode set, NamedType? type, SelectedFields fields)
    {
        foreach (SelectionNode selection in set.Selections)
        {
            switch (selection)
            {
                case FieldNode field:
                    fields.Add(new FieldUse(0, field, type, (type as FieldsType)?.FindField(field.Name.Value)));
                    break;
                case FragmentSpreadNode spread
                    when context.FragmentsByName.TryGetValue(spread.Name.Value, out ExecutableDefinition? target):
                    fields.AddSpread(target);
                    break;
                case InlineFragmentNode inline:
                    Collect(inline.SelectionSet, inline.TypeCondition is { } to ? FindType(to) : type, fields);
                    break;
            }
        }
    }

    private NamedType? FindType(NamedTypeNode condition) => context.Schema.FindType(condition.Name.Value);

    private NamedType? FindComposite(NamedTypeNode condition) => Composite(FindType(condition));

    private static NamedType? Composite(NamedType? type) => type is { IsCompositeType: true } ? type : null;

    // Nodes are records: without this the key would compare whole trees.
    private readonly struct SetKey(SelectionSetNode set, NamedType? type) : IEquatable<SetKey>
    {
        private readonly SelectionSetNode _set = set;
        private readonly NamedType? _type = type;

        public bool Equals(SetKey other) => ReferenceEquals(_set, other._set) && _type == other._type;

        public override bool Equals(object? obj) => obj is SetKey other && Equals(other);

        public override int GetHashCode() =>
            HashCode.Combine(RuntimeHelpers.GetHashCode(_set), _type);
    }

    /// <summary>The fields of a set by response name, and the fragments that it spreads, each once.</summary>
    private sealed class SelectedFields
    {
        private readonly HashSet<ExecutableDefinition> _known = [];

        public OrderedDictionary<string, List<FieldUse>> Groups { get; } = new(StringComparer.Ordinal);

        public List<ExecutableDefinition> Spreads { get; } = [];

        public void Add(FieldUse field)
        {
            string name = field.ResponseName;
            if (!Groups.TryGetValue(name, out List<FieldUse>? group))
            {
                group = [];
                Groups.Add(name, group);
            }

            group.Add(field);
        }

        public void AddSpread(ExecutableDefinition fragment)
        {
            if (_known.Add(fragment))
            {
                Spreads.Add(fragment);
            }
        }
    }

    /// <summary>
    /// Pairs that were compared: as if their objects could be the same, which finds all conflicts, or as if not.
    /// </summary>
    private sealed class ComparedPairs
    {
        private readonly Dictionary<(object, object), bool> _excluded = [];

        public bool AddUnordered(object left, object right, bool exclude) =>
            !IsKnown(right, left, exclude) && Add(left, right, exclude);

        public bool Add(object left, object right, bool exclude)
        {
            if (IsKnown(left, right, exclude))
            {
                return false;
            }

            _excluded[(left, right)] = exclude;
            return true;
        }

        private bool IsKnown(object left, object right, bool exclude) =>
            _excluded.TryGetValue((left, right), out bool known) && (exclude || !known);
    }
}
