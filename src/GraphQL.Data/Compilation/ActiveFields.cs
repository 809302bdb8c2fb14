using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Execution.Planning;

namespace GraphTenancy.GraphQL.Data.Compilation;

/// <summary>Which conditional fields take part in a request.</summary>
internal sealed class ActiveFields
{
    private readonly HashSet<FieldCondition> _failed;

    private ActiveFields(HashSet<FieldCondition> failed) => _failed = failed;

    /// <summary>All fields take part.</summary>
    public static ActiveFields All { get; } = new([]);

    public bool Contains(PlannedField field) => field.Condition.IsAlways || !_failed.Contains(field.Condition);

    /// <summary>Settles the conditions for a request.</summary>
    /// <param name="conditions">The conditions of the selection.</param>
    /// <param name="variables">The request's variables.</param>
    /// <param name="key">Names the combination: one character for each condition.</param>
    public static ActiveFields Settle(
        IReadOnlyList<FieldCondition> conditions, VariableValues variables, out string key)
    {
        if (conditions.Count == 0)
        {
            key = "";
            return All;
        }

        var failed = new HashSet<FieldCondition>();
        var text = new char[conditions.Count];
        for (int i = 0; i < text.Length; i++)
        {
            bool holds = conditions[i].Holds(variables);
            text[i] = holds ? '1' : '0';
            if (!holds)
            {
                failed.Add(conditions[i]);
            }
        }

        key = new string(text);
        return new ActiveFields(failed);
    }
}
