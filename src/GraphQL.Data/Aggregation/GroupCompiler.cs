using GraphTenancy.GraphQL.Data.Compilation;
using GraphTenancy.GraphQL.Data.Mapping;

namespace GraphTenancy.GraphQL.Data.Aggregation;

/// <summary>Compiles the fields of a group for the keys and the order of a request.</summary>
internal sealed class GroupCompiler
{
    private const string GroupAlias = "g";

    private readonly AggregateMapping _mapping;
    private readonly ActiveFields _active;
    private readonly GroupArguments _arguments;
    private readonly SelectedExpressions _columns = new();
    private readonly RowStatementBuilder _joined;
    private readonly AggregateColumns _values;
    private readonly Dictionary<GroupKey, RelationMapping> _relations = [];
    private bool _isJoined;

    public GroupCompiler(AggregateMapping mapping, ActiveFields active, GroupArguments arguments)
    {
        _mapping = mapping;
        _active = active;
        _arguments = arguments;
        _joined = new RowStatementBuilder(mapping.Table, active);
        _values = new AggregateColumns(active, Ordinal);
    }

    public CompiledGroups Compile(IReadOnlyList<AggregateField> selected)
    {
        List<AggregateField> fields = [.. selected.Where(field => _active.Contains(field.Field))];
        _isJoined = fields.Exists(field => field is AggregateKey { Object: not null } key && IsAsked(key));
        var writer = new RowWriter([.. fields.Select(Compile)]);
        string tail = $" group by {string.Join(", ", Grouped().Distinct())} "
            + $"order by {string.Join(", ", _arguments.Order)}";
        // The order's names have to be known before the columns are complete.
        JoinedGroups? joined = _isJoined ? new JoinedGroups(_joined.Build(), OuterOrder()) : null;
        return new CompiledGroups($"select {Selected()} from {_mapping.Table.Name} t0", tail, writer, joined);
    }

    private FieldWriter Compile(AggregateField selected) => selected switch
    {
        AggregateKey key when !IsAsked(key) => new NullWriter(key.Field),
        AggregateKey { Object: not null } key => CompileRow(key, key.Object),
        AggregateKey key => new ColumnWriter(key.Field, Ordinal(key.Key.Expression), DecoderOf(key)),
        _ => _values.Compile(selected),
    };

    // The row is joined to the group by the group's columns; the relation is the same, its column has another name.
    private FieldWriter CompileRow(AggregateKey selected, SelectedObject row)
    {
        if (!_relations.TryGetValue(selected.Key, out RelationMapping? relation))
        {
            relation = RelationOfGroup(selected.Key);
            _relations.Add(selected.Key, relation);
        }

        return _joined.AddJoin(new SelectedRelation(selected.Field, relation, row), GroupAlias);
    }

    private RelationMapping RelationOfGroup(GroupKey key)
    {
        // Only keys that are relations are selected as rows.
        RelationMapping relation = key.Relation!;
        return new RelationMapping
        {
            Property = relation.Property,
            FieldName = relation.FieldName,
            TargetType = relation.TargetType,
            IsToMany = false,
            Column = key.IsTenant ? TableMapping.TenantColumn : NameOf(key.Expression),
            IsNullable = true,
            IsFilterable = false,
        };
    }

    private bool IsAsked(AggregateKey selected) => _arguments.Keys.Contains(selected.Key);

    private static ColumnDecoder DecoderOf(AggregateKey selected) => selected.Key switch
    {
        { Part: DatePart.Hour } => static (reader, ordinal, writer) =>
            ColumnDecoders.Write(ColumnDecoders.Moment(reader, ordinal), writer),
        { Part: not DatePart.None } => static (reader, ordinal, writer) =>
            ColumnDecoders.Write(reader.GetFieldValue<DateOnly>(ordinal), writer),
        // A key that is selected as a value is a column.
        _ => ColumnDecoders.For(selected.Key.Column!, selected.Field.Definition.Type),
    };

    private int Ordinal(string expression) => _isJoined
        ? _joined.Ordinal($"{GroupAlias}.{NameOf(expression)}")
        : _columns.Ordinal(expression);

    private string NameOf(string expression) => $"c{_columns.Ordinal(expression)}";

    // A referring column names a row together with the tenant; where a policy fixes the tenant, that is no work.
    private IEnumerable<string> Grouped()
    {
        if (_arguments.Keys.Any(static key => key.Relation is not null))
        {
            yield return $"t0.{TableMapping.TenantColumn}";
        }

        foreach (GroupKey key in _arguments.Keys)
        {
            yield return key.Expression;
        }
    }

    private string OuterOrder() => string.Join(
        ", ", _arguments.Order.Select(step => step.ToString($"{GroupAlias}.{NameInGroups(step.Expression)}")));

    private string NameInGroups(string expression) => expression == $"t0.{TableMapping.TenantColumn}"
        ? TableMapping.TenantColumn
        : NameOf(expression);

    private string Selected()
    {
        if (!_isJoined)
        {
            return _columns.All.Count == 0 ? "1" : string.Join(", ", _columns.All);
        }

        IEnumerable<string> named = _columns.All.Select(static (column, i) => $"{column} as c{i}");
        return string.Join(", ", named.Prepend($"t0.{TableMapping.TenantColumn}"));
    }
}
