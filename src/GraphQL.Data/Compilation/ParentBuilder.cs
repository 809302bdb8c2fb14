using GraphTenancy.GraphQL.Data.Mapping;

namespace GraphTenancy.GraphQL.Data.Compilation;

/// <summary>
/// Collects what the computed fields of an object need into one record for all of them, which refers to the records of
/// to-one relations.
/// </summary>
/// <param name="statement">The statement that reads the row.</param>
/// <param name="table">The row's table.</param>
/// <param name="alias">Its alias in the statement.</param>
internal sealed class ParentBuilder(RowStatementBuilder statement, TableMapping table, string alias)
{
    private readonly List<ParentRecord> _records = [];
    private readonly List<string> _aliases = [];
    private readonly List<ParentColumn> _columns = [];

    /// <summary>Adds what a field needs; returns the indices of its columns.</summary>
    public IReadOnlyList<int> Add(Requirement requirement)
    {
        if (_records.Count == 0)
        {
            _records.Add(new ParentRecord(table, Relation: null, Owner: 0, KeyOrdinal: 0));
            _aliases.Add(alias);
        }

        var needs = new List<int>();
        Add(requirement, record: 0, isRequired: true, needs);
        return needs;
    }

    /// <summary>The reader of the record; null when no field needs one.</summary>
    public ParentReader? Build() => _records.Count == 0 ? null : new ParentReader(_records, _columns);

    private void Add(Requirement requirement, int record, bool isRequired, List<int> needs)
    {
        foreach (ColumnMapping column in requirement.Columns)
        {
            needs.Add(IndexOf(column, record, isRequired));
        }

        foreach ((RelationMapping relation, Requirement target) in requirement.Relations)
        {
            Add(target, IndexOf(relation, record), isRequired && !relation.IsNullable, needs);
        }
    }

    private int IndexOf(ColumnMapping column, int record, bool isRequired)
    {
        int index = _columns.FindIndex(known => known.Record == record && known.Column == column);
        if (index < 0)
        {
            index = _columns.Count;
            int ordinal = statement.Ordinal($"{_aliases[record]}.{column.Column}");
            _columns.Add(new ParentColumn(column, record, isRequired, ordinal, RecordCompiler.SetterOf(column)));
        }

        return index;
    }

    private int IndexOf(RelationMapping relation, int owner)
    {
        int index = _records.FindIndex(known => known.Relation == relation && known.Owner == owner);
        if (index < 0)
        {
            index = _records.Count;
            string target = statement.Join(relation, _aliases[owner]);
            int key = statement.Ordinal($"{target}.{relation.Target.Key}");
            _records.Add(new ParentRecord(relation.Target, relation, owner, key));
            _aliases.Add(target);
        }

        return index;
    }
}
