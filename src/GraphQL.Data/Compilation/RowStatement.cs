using GraphTenancy.GraphQL.Data.Mapping;

namespace GraphTenancy.GraphQL.Data.Compilation;

/// <summary>The parts of a statement that the selection decides: columns, joins, and the list levels below.</summary>
/// <param name="Table">The table, with the alias <c>t0</c>.</param>
/// <param name="Columns">The selected expressions in the order of their ordinals.</param>
/// <param name="Joins">The joins of to-one relations; begins with a blank, or is empty.</param>
/// <param name="Levels">The list levels right below.</param>
internal sealed record RowStatement(
    TableMapping Table, IReadOnlyList<string> Columns, string Joins, IReadOnlyList<ChildLevel> Levels)
{
    public string SelectList { get; } = string.Join(", ", Columns);

    /// <summary>The table and its joins.</summary>
    public string From { get; } = $"{Table.Name} t0{Joins}";
}

/// <summary>A list below rows: one statement for the lists of all parents.</summary>
/// <param name="Relation">The relation.</param>
/// <param name="ParentTable">The table whose rows have the lists.</param>
/// <param name="ParentAlias">The alias of that table in the statement above; <c>t0</c>, or a joined one.</param>
/// <param name="Rows">The statement's parts.</param>
/// <param name="Writer">Writes one row.</param>
internal sealed record ChildLevel(
    RelationMapping Relation, TableMapping ParentTable, string ParentAlias, RowStatement Rows, RowWriter Writer);
