namespace GraphTenancy.GraphQL.Data.Compilation;

/// <summary>The selected expressions of a statement, each once however often it is asked for.</summary>
/// <param name="expressions">Those that it begins with.</param>
internal sealed class SelectedExpressions(params IEnumerable<string> expressions)
{
    private readonly List<string> _expressions = [.. expressions];

    public IReadOnlyList<string> All => _expressions;

    /// <summary>The ordinal of an expression, which is added where it is new.</summary>
    public int Ordinal(string expression)
    {
        int ordinal = _expressions.IndexOf(expression);
        if (ordinal < 0)
        {
            ordinal = _expressions.Count;
            _expressions.Add(expression);
        }

        return ordinal;
    }
}
