namespace GraphTenancy.GraphQL.Data;

/// <summary>A place where mapped records and the database do not fit each other.</summary>
/// <param name="Member">The side of C#: record, property and type.</param>
/// <param name="Column">The side of the database: table, column and type.</param>
/// <param name="Problem">What is wrong and what to do.</param>
public sealed record CatalogFinding(string Member, string Column, string Problem)
{
    /// <summary>Both sides and the problem in one line.</summary>
    public override string ToString() => $"{Member} and {Column}: {Problem}";
}
