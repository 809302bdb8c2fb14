namespace GraphTenancy.GraphQL.Data.Compilation;

/// <summary>A condition of a description.</summary>
/// <param name="Column">A property's name, a column without property, or <see cref="KeyColumn"/>.</param>
/// <param name="Comparison">How they compare.</param>
/// <param name="Value">The value.</param>
/// <param name="Relation">The to-one relation whose row has the column; null: the row itself.</param>
internal readonly record struct RowCondition(
    string Column, Comparison Comparison, object? Value, string? Relation = null)
{
    /// <summary>Stands for the table's key column; no property and no plain column can be named so.</summary>
    public const string KeyColumn = "#key";
}

/// <summary>One step of an order.</summary>
/// <param name="Column">A property's name, or a column without property.</param>
/// <param name="IsDescending">Whether it runs from the greatest down.</param>
/// <param name="IsPlainColumn">Whether it is a bigint column without property.</param>
internal readonly record struct RowOrder(string Column, bool IsDescending, bool IsPlainColumn = false);
