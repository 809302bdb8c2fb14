using System.Collections.Concurrent;
using System.Reflection;
using GraphTenancy.GraphQL.Data.Mapping;

namespace GraphTenancy.GraphQL.Data.Aggregation;

/// <summary>What can be asked over the rows of a table: columns with functions, and keys. Read once per type.</summary>
internal sealed class AggregateMapping
{
    public const string CountField = "count";

    private static readonly ConcurrentDictionary<Type, AggregateMapping> Mappings = new();

    private AggregateMapping(Type type)
    {
        Table = TableMapping.For(type);
        Columns = [.. Table.Columns.Select(ReadColumn).OfType<AggregatedColumn>()];
        Keys = [.. Table.Columns.SelectMany(ReadKeys), .. Table.Relations.SelectMany(ReadKeys)];
        CheckNames(type);
    }

    public TableMapping Table { get; }

    public IReadOnlyList<AggregatedColumn> Columns { get; }

    public IReadOnlyList<GroupKey> Keys { get; }

    /// <summary>The mapping of a type, made on first use.</summary>
    /// <exception cref="MappingException">An attribute stands where it has no meaning, or two names are equal.
    /// </exception>
    public static AggregateMapping For(Type type) => Mappings.GetOrAdd(type, static key => new AggregateMapping(key));

    public AggregatedColumn? FindColumn(string fieldName) =>
        Columns.FirstOrDefault(column => column.Column.FieldName == fieldName);

    public GroupKey? FindKey(string fieldName) => Keys.FirstOrDefault(key => key.FieldName == fieldName);

    private static AggregatedColumn? ReadColumn(ColumnMapping column)
    {
        AggregateFunctions allowed = AggregatedColumn.AllowedFor(column.Type);
        AggregateFunctions functions = AggregatedColumn.DefaultFor(column.Type);
        if (column.Property.GetCustomAttribute<AggregatableAttribute>() is { } attribute)
        {
            functions = attribute.Functions & allowed;
            if (functions == AggregateFunctions.None && attribute.Functions != AggregateFunctions.None)
            {
                throw new MappingException(
                    $"[Aggregatable] on {Describe(column.Property)}: its type has none of these functions.");
            }
        }

        return functions == AggregateFunctions.None ? null : new AggregatedColumn(column, functions);
    }

    private static IEnumerable<GroupKey> ReadKeys(ColumnMapping column) =>
        column.Property.GetCustomAttributes<GroupKeyAttribute>().Select(attribute =>
        {
            CheckPart(column, attribute.By);
            string part = attribute.By == DatePart.None ? "" : $"_{attribute.By.ToString().ToUpperInvariant()}";
            string name = NameOf(attribute, column.FieldName + part, column.Property);
            return new GroupKey
            {
                Name = name,
                FieldName = FieldOf(name),
                Column = column,
                Part = attribute.By,
            };
        });

    private static IEnumerable<GroupKey> ReadKeys(RelationMapping relation) =>
        relation.Property.GetCustomAttributes<GroupKeyAttribute>().Select(attribute =>
        {
            if (relation.IsToMany || attribute.By != DatePart.None)
            {
                throw new MappingException(
                    $"[GroupKey] on {Describe(relation.Property)}: rows are grouped by columns and by to-one "
                    + "relations, and only moments and dates are cut off.");
            }

            string name = NameOf(attribute, relation.FieldName, relation.Property);
            return new GroupKey
            {
                Name = name,
                FieldName = FieldOf(name),
                Relation = relation,
            };
        });

    private static void CheckPart(ColumnMapping column, DatePart part)
    {
        bool isUsable = column.Type switch
        {
            TimestampColumn => part != DatePart.None,
            DateColumn => part != DatePart.Hour,
            JsonColumn or ArrayColumn or DoubleColumn => false,
            _ => part == DatePart.None,
        };
        if (!isUsable)
        {
            throw new MappingException(
                $"[GroupKey] on {Describe(column.Property)}: a moment is cut off to a part (By = DatePart.Day), a date "
                + "may be, to a day at least; JSON, arrays and floating-point numbers are no keys.");
        }
    }

    private static string NameOf(GroupKeyAttribute attribute, string standard, PropertyInfo property)
    {
        string name = attribute.Name ?? SqlName.SnakeCase(standard).ToUpperInvariant();
        return SqlName.IsPlain(name.ToLowerInvariant()) && name == name.ToUpperInvariant()
            ? name
            : throw new MappingException(
                $"[GroupKey] on {Describe(property)}: '{name}' must be capitals, digits and underscores, like DAY.");
    }

    // PLACED_AT_DAY to placedAtDay.
    private static string FieldOf(string name)
    {
        string[] words = name.ToLowerInvariant().Split('_', StringSplitOptions.RemoveEmptyEntries);
        return words[0] + string.Concat(words[1..].Select(static word => char.ToUpperInvariant(word[0]) + word[1..]));
    }

    private void CheckNames(Type type)
    {
        IEnumerable<string> names =
        [
            CountField, "groupBy", .. Columns.Select(static column => column.Column.FieldName),
            .. Keys.Select(static key => key.FieldName),
        ];
        if (names.GroupBy(static name => name, StringComparer.Ordinal).FirstOrDefault(static same => same.Count() > 1)
            is { } twice)
        {
            throw new MappingException(
                $"{type.Name}: its groups would have two fields named {twice.Key}. Give the [GroupKey] another name, "
                + "such as [GroupKey(\"DAY\", By = DatePart.Day)].");
        }
    }

    private static string Describe(PropertyInfo property) => $"{property.DeclaringType?.Name}.{property.Name}";
}
