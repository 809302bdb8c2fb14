namespace GraphTenancy.GraphQL.Data.Aggregation;

/// <summary>One step of the order of groups. Nulls come last in both directions.</summary>
/// <param name="Expression">What is compared: an aggregate, or a grouped expression.</param>
/// <param name="IsNullable">Whether it can be null.</param>
/// <param name="IsDescending">Whether it runs from the greatest down.</param>
internal readonly record struct GroupOrder(string Expression, bool IsNullable, bool IsDescending = false)
{
    /// <summary>The step in SQL; PostgreSQL puts nulls first where the order descends.</summary>
    public override string ToString() => ToString(Expression);

    /// <summary>The same with another name for the expression.</summary>
    public string ToString(string expression) => expression + (IsDescending, IsNullable) switch
    {
        (true, true) => " desc nulls last",
        (true, false) => " desc",
        _ => "",
    };
}
