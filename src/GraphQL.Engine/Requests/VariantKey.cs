using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Execution.Planning;

namespace GraphTenancy.GraphQL.Engine.Requests;

/// <summary>Names a variant of a plan by the values of its conditions, one character for each variable.</summary>
internal static class VariantKey
{
    public static string Of(OperationPlan plan, PlanVariant variant)
    {
        IReadOnlyCollection<string> incremental = variant.IsIncremental ? plan.IncrementalVariables : [];
        return string.Create(1 + plan.ConditionVariables.Count + incremental.Count, (plan, variant, incremental), Fill);
    }

    private static void Fill(
        Span<char> key, (OperationPlan Plan, PlanVariant Variant, IReadOnlyCollection<string> Incremental) at)
    {
        key[0] = at.Variant.IsIncremental ? 'i' : 'e';
        int next = 1;
        foreach (string name in at.Plan.ConditionVariables)
        {
            key[next++] = CharacterOf(name, at.Variant.Variables);
        }

        foreach (string name in at.Incremental)
        {
            key[next++] = CharacterOf(name, at.Variant.Variables);
        }
    }

    // An absent variable is not the same as false: it leaves the default of an argument.
    private static char CharacterOf(string name, VariableValues variables) =>
        !variables.Values.TryGetValue(name, out object? value) ? '-' : value switch
        {
            null => 'n',
            true => '1',
            _ => '0',
        };
}
