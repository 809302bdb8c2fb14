using System.Text;
using GraphTenancy.GraphQL.Data.Mapping;
using GraphTenancy.GraphQL.Data.Paging;

namespace GraphTenancy.GraphQL.Data.Compilation;

/// <summary>Collects the columns, joins and list levels that selections of one statement need.</summary>
internal sealed class RowStatementBuilder(TableMapping table, ActiveFields active)
{
    private readonly SelectedExpressions _columns = new();
    private readonly StringBuilder _joins = new();
    private readonly StringBuilder _lookUps = new();
    private readonly Dictionary<(string Alias, RelationMapping Relation), string> _aliases = [];
    private readonly List<ChildLevel> _levels = [];

    public RowStatement Build()
    {
        if (_columns.All.Count == 0)
        {
            _columns.Ordinal("1");
        }

        return new RowStatement(
            table, [.. _columns.All], _joins.ToString(), _lookUps.ToString(), [.. _levels]);
    }

    /// <summary>The ordinal of an expression, which is selected once however often it is asked for.</summary>
    public int Ordinal(string expression) => _columns.Ordinal(expression);

    public RowWriter Add(SelectedObject selected) => Add(selected, RowStatement.Alias);

    /// <summary>Joins the row that a relation refers to, once; returns its alias.</summary>
    /// <remarks>
    /// Always a left join: an inner one would lose the row when the other side is not visible, and count and pages
    /// would no longer agree. Where the schema says non-null, a missing row is an error, not a shorter list.
    /// </remarks>
    public string Join(RelationMapping relation, string alias)
    {
        if (!_aliases.TryGetValue((alias, relation), out string? target))
        {
            target = $"t{_aliases.Count + 1}";
            _aliases.Add((alias, relation), target);
            string from = $"{relation.Target.Name} {target}";
            string on = JoinText.ToOne(relation, alias, target);
            _joins.Append($" left join {from} on {on}");
            // The limit, which one row never exceeds, keeps the planner from making it the join above.
            _lookUps.Append($" left join lateral (select {target}.* from {from} where {on} limit 1) {target} on true");
        }

        return target;
    }

    private RowWriter Add(SelectedObject selected, string alias)
    {
        var writers = new List<FieldWriter>();
        var parent = new ParentBuilder(this, selected.Table, alias);
        foreach (SelectedField field in selected.Fields)
        {
            if (active.Contains(field.Field))
            {
                writers.Add(field is SelectedComputed computed
                    ? new ComputedWriter(computed.Field, parent.Add(computed.Requirement))
                    : Add(field, selected.Table, alias));
            }
        }

        return new RowWriter(writers, parent.Build(), selected.AbstractTypeName);
    }

    private FieldWriter Add(SelectedField selected, TableMapping owner, string alias) => selected switch
    {
        SelectedColumn { Column.Type: ArrayColumn array } column => new ArrayWriter(
            column.Field,
            Ordinal($"{alias}.{column.Column.Column}"),
            ArrayDecoders.For(column.Column, array.Element, column.Field.Definition.Type)),
        SelectedColumn column => new ColumnWriter(
            column.Field,
            Ordinal($"{alias}.{column.Column.Column}"),
            ColumnDecoders.For(column.Column, column.Field.Definition.Type)),
        SelectedTypeName name => new TypeNameWriter(name.Field, name.TypeName),
        SelectedRelation { Relation.IsToMany: true } relation => AddList(relation, owner, alias),
        SelectedConnection connection => AddConnection(connection, owner, alias),
        SelectedRelation relation => AddJoin(relation, alias),
        _ => throw new InvalidOperationException($"{selected.GetType().Name} is not compiled."),
    };

    /// <summary>Joins the row of a selected to-one relation.</summary>
    public FieldWriter AddJoin(SelectedRelation selected, string alias)
    {
        RelationMapping relation = selected.Relation;
        string target = Join(relation, alias);
        RowWriter writer = Add(selected.Object, target);
        return new ToOneWriter(selected.Field, Ordinal($"{target}.{relation.Target.Key}"), writer);
    }

    private ToManyWriter AddList(SelectedRelation selected, TableMapping owner, string alias)
    {
        var rows = new RowStatementBuilder(selected.Relation.Target, active);
        RowWriter writer = rows.Add(selected.Object);
        return Add(new ListLevel(selected.Field, selected.Relation, owner, alias, rows.Build(), writer));
    }

    private ToManyWriter AddConnection(SelectedConnection selected, TableMapping owner, string alias) =>
        Add(new PageLevel(
            selected.Field,
            selected.Relation,
            owner,
            alias,
            CompiledConnection.Compile(selected.Relation.Target, selected.Parts, active)));

    private ToManyWriter Add(ChildLevel level)
    {
        _levels.Add(level);
        return new ToManyWriter(
            level.Field,
            _levels.Count - 1,
            Ordinal($"{level.ParentAlias}.{TableMapping.TenantColumn}"),
            Ordinal($"{level.ParentAlias}.{level.ParentTable.Key}"));
    }
}
