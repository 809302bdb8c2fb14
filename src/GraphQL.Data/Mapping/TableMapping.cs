using System.Collections.Concurrent;
using System.Reflection;
using GraphTenancy.GraphQL.Engine.CodeFirst;

namespace GraphTenancy.GraphQL.Data.Mapping;

/// <summary>How a record is a table; read once per type.</summary>
internal sealed class TableMapping
{
    public const string TenantColumn = "tenant_id";

    private static readonly ConcurrentDictionary<Type, TableMapping> Mappings = new();

    private readonly Dictionary<string, ColumnMapping> _columnsByField;
    private readonly Dictionary<string, ColumnMapping> _columnsByProperty;
    private readonly Dictionary<string, RelationMapping> _relationsByField;

    private TableMapping(Type type)
    {
        TableAttribute table = type.GetCustomAttribute<TableAttribute>()
            ?? throw new MappingException($"{type.Name} has no [Table]. Name its table and key.");
        Type = type;
        Name = table.Name;
        Key = table.Key;
        IsNode = type.IsDefined(typeof(NodeAttribute));
        if (!Name.Split('.').All(SqlName.IsPlain) || !SqlName.IsPlain(Key))
        {
            throw new MappingException(
                $"[Table] on {type.Name}: '{Name}' and '{Key}' must be plain lower-case names, "
                + "the table with its schema.");
        }

        (Columns, Relations) = ReadProperties(type);
        _columnsByField = Columns.ToDictionary(static column => column.FieldName, StringComparer.Ordinal);
        _columnsByProperty = Columns.ToDictionary(static column => column.Property.Name, StringComparer.Ordinal);
        _relationsByField = Relations.ToDictionary(static relation => relation.FieldName, StringComparer.Ordinal);
        KeyColumn = Columns.FirstOrDefault(column => column.Column == Key);
        if (IsNode && KeyColumn?.NodeTypeName is null)
        {
            throw new MappingException(
                $"[Node] on {type.Name}: no property of type Guid with [ID] maps the key column {Key}.");
        }
    }

    public Type Type { get; }

    public string Name { get; }

    /// <summary>The key column beside <c>tenant_id</c>.</summary>
    public string Key { get; }

    /// <summary>The property of the key; null when it has none.</summary>
    public ColumnMapping? KeyColumn { get; }

    public bool IsNode { get; }

    /// <summary>Whether a tenant has one row at most.</summary>
    public bool IsOneRowPerTenant => Key == TenantColumn;

    public IReadOnlyList<ColumnMapping> Columns { get; }

    public IReadOnlyList<RelationMapping> Relations { get; }

    /// <summary>The mapping of a type, made on first use.</summary>
    /// <exception cref="MappingException">The type cannot be mapped.</exception>
    public static TableMapping For(Type type) => Mappings.GetOrAdd(type, static key => new TableMapping(key));

    public static bool IsMapped(Type type) => type.IsDefined(typeof(TableAttribute));

    public ColumnMapping? FindColumn(string fieldName) => _columnsByField.GetValueOrDefault(fieldName);

    public ColumnMapping? FindColumnOfProperty(string propertyName) =>
        _columnsByProperty.GetValueOrDefault(propertyName);

    public RelationMapping? FindRelationOfProperty(string propertyName) =>
        Relations.FirstOrDefault(relation => relation.Property.Name == propertyName);

    public RelationMapping? FindRelation(string fieldName) => _relationsByField.GetValueOrDefault(fieldName);

    private static (List<ColumnMapping> Columns, List<RelationMapping> Relations) ReadProperties(Type type)
    {
        var columns = new List<ColumnMapping>();
        var relations = new List<RelationMapping>();
        var nullability = new NullabilityInfoContext();
        foreach (PropertyInfo property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.GetMethod is null || GraphQLMemberName.IsIgnored(property) || ComputedProperty.Is(property))
            {
                continue;
            }

            bool isNullable = nullability.Create(property).ReadState != NullabilityState.NotNull;
            if (property.GetCustomAttribute<ToOneAttribute>() is { } toOne)
            {
                relations.Add(ToOne(type, property, toOne, isNullable));
            }
            else if (property.GetCustomAttribute<ToManyAttribute>() is { } toMany)
            {
                relations.Add(ToMany(type, property, toMany));
            }
            else
            {
                columns.Add(Column(type, property, isNullable));
            }
        }

        return (columns, relations);
    }

    private static ColumnMapping Column(Type type, PropertyInfo property, bool isNullable)
    {
        ColumnAttribute? attribute = property.GetCustomAttribute<ColumnAttribute>();
        string column = attribute?.Name ?? SqlName.SnakeCase(property.Name);
        if (!SqlName.IsPlain(column))
        {
            throw new MappingException(
                $"{type.Name}.{property.Name}: '{column}' must be a plain lower-case column name.");
        }

        ColumnType columnType = TypeOf(type, property, attribute?.EnumSpelling ?? EnumSpelling.UpperSnakeCase);
        SortableAttribute? sortable = property.GetCustomAttribute<SortableAttribute>();
        FilterableAttribute? filterable = property.GetCustomAttribute<FilterableAttribute>();
        if (columnType is JsonColumn or ArrayColumn && (filterable is not null || sortable is not null))
        {
            throw new MappingException(
                $"{type.Name}.{property.Name}: a JSON or array column can be neither filtered nor sorted.");
        }

        if (columnType is NumericColumn && sortable is not null)
        {
            throw new MappingException(
                $"{type.Name}.{property.Name}: no index serves an order by numeric here. Use [Money].");
        }

        bool isId = columnType is UuidColumn or ArrayColumn { Element: UuidColumn };
        string? nodeType = isId ? GraphQLMemberName.NodeTypeOf(property, type) : null;
        return new ColumnMapping
        {
            Property = property,
            FieldName = GraphQLMemberName.Of(property),
            Column = column,
            Type = columnType,
            IsNullable = isNullable,
            IsFilterable = filterable is not null,
            IsFilterUnindexed = filterable?.Unindexed ?? false,
            IsSortable = sortable is not null,
            IsSortUnindexed = sortable?.Unindexed ?? false,
            IsUnique = sortable?.IsUnique ?? false,
            NodeTypeName = nodeType,
        };
    }

    private static ColumnType TypeOf(Type type, PropertyInfo property, EnumSpelling spelling)
    {
        Type valueType = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        return ColumnType.Of(
            valueType, property.IsDefined(typeof(MoneyAttribute)), property.IsDefined(typeof(JsonAttribute)), spelling)
            ?? throw new MappingException(
                $"{type.Name}.{property.Name}: no column type is known for {valueType.Name}. Use another type, mark it "
                + "[ToOne], [ToMany] or [Json], or keep it out of the schema.");
    }

    private static RelationMapping ToOne(Type type, PropertyInfo property, ToOneAttribute toOne, bool isNullable)
    {
        CheckTarget(type, property, property.PropertyType, toOne.Column);
        return new RelationMapping
        {
            Property = property,
            FieldName = GraphQLMemberName.Of(property),
            TargetType = property.PropertyType,
            IsToMany = false,
            Column = toOne.Column,
            IsNullable = isNullable,
            IsFilterable = property.IsDefined(typeof(FilterableAttribute)),
        };
    }

    private static RelationMapping ToMany(Type type, PropertyInfo property, ToManyAttribute toMany)
    {
        CheckTarget(type, property, toMany.Type, toMany.Column);
        string orderBy = toMany.OrderBy ?? toMany.Type.GetCustomAttribute<TableAttribute>()?.Key ?? TenantColumn;
        if (!SqlName.IsPlain(orderBy)
            || !typeof(System.Collections.IEnumerable).IsAssignableFrom(property.PropertyType))
        {
            throw new MappingException(
                $"[ToMany] on {type.Name}.{property.Name}: the property is a list, "
                + "and OrderBy is a plain column name.");
        }

        return new RelationMapping
        {
            Property = property,
            FieldName = GraphQLMemberName.Of(property),
            TargetType = toMany.Type,
            IsToMany = true,
            Column = toMany.Column,
            OrderBy = orderBy,
            IsOrderDescending = toMany.IsDescending,
            IsOrderUnique = toMany.IsUnique,
            IsNullable = false,
            IsFilterable = property.IsDefined(typeof(FilterableAttribute)),
        };
    }

    private static void CheckTarget(Type type, PropertyInfo property, Type target, string column)
    {
        if (!IsMapped(target))
        {
            throw new MappingException($"{type.Name}.{property.Name}: {target.Name} has no [Table].");
        }

        if (!SqlName.IsPlain(column))
        {
            throw new MappingException(
                $"{type.Name}.{property.Name}: '{column}' must be a plain lower-case column name.");
        }

        if (property.GetCustomAttribute<FilterableAttribute>() is { Unindexed: true })
        {
            throw new MappingException(
                $"[Filterable] on {type.Name}.{property.Name}: Unindexed is for columns. A relation is joined by its "
                + "keys, which always need their index.");
        }
    }
}
