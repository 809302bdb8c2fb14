using GraphTenancy.GraphQL.Data.Fields;
using GraphTenancy.GraphQL.Data.Mapping;
using GraphTenancy.GraphQL.Data.Paging;
using GraphTenancy.GraphQL.Data.Sorting;
using GraphTenancy.GraphQL.Engine.Execution.Planning;

namespace GraphTenancy.GraphQL.Data.Compilation;

/// <summary>A list below rows: one statement for the lists of all parents.</summary>
/// <param name="field">The selected field, with its arguments.</param>
/// <param name="relation">The relation.</param>
/// <param name="parentTable">The table whose rows have the lists.</param>
/// <param name="parentAlias">
/// The alias of that table in the statement above; <see cref="RowStatement.Alias"/>, or a joined one.
/// </param>
internal abstract class ChildLevel(
    PlannedField field, RelationMapping relation, TableMapping parentTable, string parentAlias)
{
    public PlannedField Field { get; } = field;

    /// <summary>What the attributes of the field ask for.</summary>
    public DataFieldSettings Settings { get; } = DataFieldSettings.OfRelation(field.Definition);

    public RelationMapping Relation { get; } = relation;

    public TableMapping ParentTable { get; } = parentTable;

    public string ParentAlias { get; } = parentAlias;

    /// <summary>The order when the client gives none.</summary>
    public RowOrdering DefaultOrder { get; } = RowOrdering.OfRelation(relation);

    /// <summary>The statement's parts.</summary>
    public abstract RowStatement Rows { get; }
}

/// <summary>A list with all rows of its parent that the filter keeps.</summary>
/// <param name="field">The selected field.</param>
/// <param name="relation">The relation.</param>
/// <param name="parentTable">The table whose rows have the lists.</param>
/// <param name="parentAlias">Its alias.</param>
/// <param name="rows">The statement's parts.</param>
/// <param name="writer">Writes one row.</param>
internal sealed class ListLevel(
    PlannedField field,
    RelationMapping relation,
    TableMapping parentTable,
    string parentAlias,
    RowStatement rows,
    RowWriter writer)
    : ChildLevel(field, relation, parentTable, parentAlias)
{
    public override RowStatement Rows => rows;

    public RowWriter Writer => writer;
}

/// <summary>A connection: each parent has a page of its own.</summary>
/// <param name="field">The selected field.</param>
/// <param name="relation">The relation.</param>
/// <param name="parentTable">The table whose rows have the lists.</param>
/// <param name="parentAlias">Its alias.</param>
/// <param name="connection">What is selected of it.</param>
internal sealed class PageLevel(
    PlannedField field,
    RelationMapping relation,
    TableMapping parentTable,
    string parentAlias,
    CompiledConnection connection)
    : ChildLevel(field, relation, parentTable, parentAlias)
{
    public override RowStatement Rows => connection.Rows;

    public CompiledConnection Connection => connection;
}
