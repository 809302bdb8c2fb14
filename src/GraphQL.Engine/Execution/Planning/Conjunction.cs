using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Engine.Execution.Planning;

/// <summary>
/// The <c>@skip</c> and <c>@include</c> directives that all have to hold for one occurrence of a field: its own
/// and those of every fragment around it. Literals are settled here, so only variables remain.
/// </summary>
internal sealed class Conjunction
{
    private readonly SortedDictionary<string, bool> _terms;

    private Conjunction(SortedDictionary<string, bool> terms)
    {
        _terms = terms;
        Key = string.Join(';', terms.Select(static term => term.Value ? term.Key : $"!{term.Key}"));
    }

    /// <summary>Holds always.</summary>
    public static Conjunction Empty { get; } = new(new SortedDictionary<string, bool>(StringComparer.Ordinal));

    /// <summary>Equal for equal conjunctions.</summary>
    public string Key { get; }

    /// <summary>Whether no variable decides.</summary>
    public bool IsEmpty => _terms.Count == 0;

    /// <summary>The variables that decide.</summary>
    public IEnumerable<string> Variables => _terms.Keys;

    /// <summary>Adds the directives of a selection; <see langword="null"/> when it can never take part.</summary>
    public Conjunction? And(IReadOnlyList<DirectiveNode> directives)
    {
        SortedDictionary<string, bool>? terms = null;
        for (int i = 0; i < directives.Count; i++)
        {
            DirectiveNode directive = directives[i];
            if (directive.Name.Value is not ("skip" or "include") || IsRepeated(directives, i))
            {
                continue;
            }

            bool expected = directive.Name.Value == "include";
            switch (VariableValues.ConditionOf(directive))
            {
                case VariableNode variable:
                    terms ??= new SortedDictionary<string, bool>(_terms, StringComparer.Ordinal);
                    if (!terms.TryAdd(variable.Name.Value, expected) && terms[variable.Name.Value] != expected)
                    {
                        return null;
                    }

                    break;
                case BooleanValueNode literal when literal.Value != expected:
                    return null;
            }
        }

        return terms is null ? this : new Conjunction(terms);
    }

    // The first one of a name counts, as in the reference implementation; validation refuses a second one.
    private static bool IsRepeated(IReadOnlyList<DirectiveNode> directives, int index)
    {
        for (int i = 0; i < index; i++)
        {
            if (directives[i].Name.Value == directives[index].Name.Value)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether this one holds wherever <paramref name="other"/> holds.</summary>
    public bool IsImpliedBy(Conjunction other)
    {
        foreach ((string variable, bool expected) in _terms)
        {
            if (!other._terms.TryGetValue(variable, out bool value) || value != expected)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether it holds in a request with these variables.</summary>
    public bool Holds(VariableValues variables)
    {
        foreach ((string variable, bool expected) in _terms)
        {
            bool value = variables.Values.TryGetValue(variable, out object? given) && given is true;
            if (value != expected)
            {
                return false;
            }
        }

        return true;
    }
}
