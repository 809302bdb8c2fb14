using GraphTenancy.GraphQL.Data.Mapping;
using GraphTenancy.Persistence.Sessions;

namespace GraphTenancy.GraphQL.Data.Compilation;

/// <summary>The parts of a statement that the selection decides: columns, joins, and the list levels below.</summary>
/// <param name="Table">The table, with the alias <see cref="Alias"/>.</param>
/// <param name="Columns">The selected expressions in the order of their ordinals.</param>
/// <param name="Joins">The joins of to-one relations; begins with a blank, or is empty.</param>
/// <param name="LookUps">The same, row by row: for few rows that are chosen before.</param>
/// <param name="Levels">The list levels right below.</param>
internal sealed record RowStatement(
    TableMapping Table,
    IReadOnlyList<string> Columns,
    string Joins,
    string LookUps,
    IReadOnlyList<ChildLevel> Levels)
{
    /// <summary>The alias of the table.</summary>
    public const string Alias = "t0";

    public string SelectList { get; } = string.Join(", ", Columns);

    /// <summary>The table and its joins.</summary>
    public string From { get; init; } = $"{Table.Name} {Alias}{Joins}";

    /// <summary>Reads the rows that condition, order and limit leave; they begin with a blank, or are empty.</summary>
    public SqlStatement Select(SqlText tail) => Select(From + tail, tail.Values);

    /// <summary>Reads the first rows of an order.</summary>
    /// <param name="tail">Condition, order and limit.</param>
    /// <param name="order">The order once more, with <c>order by</c>.</param>
    public SqlStatement SelectFirst(SqlText tail, string order) => Select(First(tail.ToString(), order), tail.Values);

    /// <summary>
    /// The first rows of an order, and what is joined to them. The rows are chosen before anything is joined: left to
    /// itself the planner compares each of them with all rows of the tenant on the other side.
    /// </summary>
    /// <param name="tail">Condition, order and limit of the rows.</param>
    /// <param name="order">The order once more, with <c>order by</c>; empty where it does not matter.</param>
    public string First(string tail, string order = "") => LookUps.Length == 0
        ? From + tail
        : $"(select {Alias}.* from {Table.Name} {Alias}{tail}) {Alias}{LookUps}{order}";

    private SqlStatement Select(string from, IReadOnlyList<SqlValue> values) =>
        new SqlText(values).Append("select ").Append(SelectList).Append(" from ").Append(from).ToStatement();
}
