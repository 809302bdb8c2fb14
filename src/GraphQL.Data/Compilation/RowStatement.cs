using GraphTenancy.GraphQL.Data.Mapping;
using GraphTenancy.Persistence.Sessions;

namespace GraphTenancy.GraphQL.Data.Compilation;

/// <summary>The parts of a statement that the selection decides: columns, joins, and the list levels below.</summary>
/// <param name="Table">The table, with the alias <see cref="Alias"/>.</param>
/// <param name="Columns">The selected expressions in the order of their ordinals.</param>
/// <param name="Joins">The joins of to-one relations; begins with a blank, or is empty.</param>
/// <param name="Levels">The list levels right below.</param>
internal sealed record RowStatement(
    TableMapping Table, IReadOnlyList<string> Columns, string Joins, IReadOnlyList<ChildLevel> Levels)
{
    /// <summary>The alias of the table.</summary>
    public const string Alias = "t0";

    public string SelectList { get; } = string.Join(", ", Columns);

    /// <summary>The table and its joins.</summary>
    public string From { get; init; } = $"{Table.Name} {Alias}{Joins}";

    /// <summary>Reads the rows that condition, order and limit leave; they begin with a blank, or are empty.</summary>
    public SqlStatement Select(SqlText tail) => new SqlText(tail.Values)
        .Append("select ").Append(SelectList).Append(" from ").Append(From).Append(tail.ToString()).ToStatement();
}
