namespace GraphTenancy.GraphQL.Engine.Validation.Rules;

/// <summary>Every fragment is spread by some operation, directly or through other fragments.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Fragments-Must-Be-Used</remarks>
internal sealed class NoUnusedFragmentsRule(ValidationContext context) : ValidationRule(context)
{
    public override void LeaveDocument()
    {
        if (Context.Fragments.Count == 0)
        {
            return;
        }

        HashSet<string> used = NamesReachedFromOperations();
        foreach (ExecutableDefinition definition in Context.Fragments)
        {
            string name = definition.Fragment!.Name.Value;
            if (!used.Contains(name))
            {
                Context.Report($"Fragment \"{name}\" is never used.", definition.Node);
            }
        }
    }

    private HashSet<string> NamesReachedFromOperations()
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Queue<ExecutableDefinition>(Context.Operations);
        while (waiting.TryDequeue(out ExecutableDefinition? definition))
        {
            foreach (SpreadUsage spread in definition.Spreads)
            {
                if (used.Add(spread.Node.Name.Value))
                {
                    waiting.Enqueue(spread.Target);
                }
            }
        }

        return used;
    }
}
