using GraphTenancy.GraphQL.Data.Mapping;

namespace GraphTenancy.GraphQL.Data.Sorting;

/// <summary>A column of an order. Null counts as greater than any value, as in PostgreSQL's indexes.</summary>
internal sealed record OrderColumn(string Column, ColumnType Type, bool IsNullable, bool IsDescending)
{
    public string Expression { get; } = $"t0.{Column}";

    public override string ToString() => IsDescending ? $"{Expression} desc" : Expression;

    public OrderColumn Reversed() => this with { IsDescending = !IsDescending };
}
