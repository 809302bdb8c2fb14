using GraphTenancy.GraphQL.Data.Compilation;

namespace GraphTenancy.GraphQL.Data.Aggregation;

/// <summary>An aggregate's selection, compiled for one combination of conditional fields.</summary>
/// <param name="Parts">The fields in response order.</param>
/// <param name="Columns">The expressions of the one row of totals; empty when none is selected.</param>
internal sealed record CompiledAggregate(IReadOnlyList<AggregatePart> Parts, IReadOnlyList<string> Columns)
{
    /// <summary>The groupings in response order.</summary>
    public IReadOnlyList<Grouping> Groupings { get; } = [.. Parts.Select(static part => part.Groups).OfType<Grouping>()];

    public static CompiledAggregate Compile(
        AggregateMapping mapping, IReadOnlyList<AggregateField> selected, ActiveFields active)
    {
        var expressions = new List<string>();
        var columns = new AggregateColumns(active, expression => Ordinal(expressions, expression));
        var parts = new List<AggregatePart>();
        foreach (AggregateField field in selected.Where(field => active.Contains(field.Field)))
        {
            parts.Add(new AggregatePart(
                field.Field.PropertyUtf8,
                columns.Compile(field),
                field is AggregateGroups groups ? new Grouping(mapping, groups, active) : null));
        }

        return new CompiledAggregate(parts, expressions);
    }

    /// <summary>The position of an expression in a list that holds it once.</summary>
    public static int Ordinal(List<string> expressions, string expression)
    {
        int ordinal = expressions.IndexOf(expression);
        if (ordinal < 0)
        {
            ordinal = expressions.Count;
            expressions.Add(expression);
        }

        return ordinal;
    }
}

/// <summary>A compiled field of an aggregate: a value, or groups.</summary>
/// <param name="Property">Its name with quotes and colon.</param>
/// <param name="Value">Writes the value from the row of totals; null for groups.</param>
/// <param name="Groups">The groups; null for a value.</param>
internal sealed record AggregatePart(byte[] Property, FieldWriter? Value, Grouping? Groups);
