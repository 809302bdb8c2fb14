using System.Text.Json;

namespace GraphTenancy.GraphQL.Data.Mapping;

/// <summary>The pair of a CLR type and a PostgreSQL type that a column maps.</summary>
internal abstract record ColumnType
{
    public static ColumnType Uuid { get; } = new UuidColumn();

    public static ColumnType Text { get; } = new TextColumn();

    public static ColumnType Int16 { get; } = new Int16Column();

    public static ColumnType Int32 { get; } = new Int32Column();

    public static ColumnType Int64 { get; } = new Int64Column();

    public static ColumnType Double { get; } = new DoubleColumn();

    public static ColumnType Boolean { get; } = new BooleanColumn();

    public static ColumnType Timestamp { get; } = new TimestampColumn();

    public static ColumnType Date { get; } = new DateColumn();

    public static ColumnType Numeric { get; } = new NumericColumn();

    public static ColumnType Money { get; } = new MoneyColumn();

    public static ColumnType Json { get; } = new JsonColumn();

    /// <summary>The column type of a property; null when there is none.</summary>
    public static ColumnType? Of(Type type, bool isMoney, bool isJson, EnumSpelling spelling)
    {
        if (isMoney)
        {
            return type == typeof(decimal) ? Money : null;
        }

        if (isJson || type == typeof(JsonElement))
        {
            return Json;
        }

        if (type.IsEnum)
        {
            return new EnumColumn(EnumText.For(type, spelling));
        }

        if (ElementOf(type) is { } elementType)
        {
            Type valueType = Nullable.GetUnderlyingType(elementType) ?? elementType;
            return Of(valueType, isMoney: false, isJson: false, spelling) is { } element
                and not (JsonColumn or ArrayColumn)
                ? new ArrayColumn(element)
                : null;
        }

        return Simple.GetValueOrDefault(type);
    }

    /// <summary>The type of a list's items; null: it is no list that an array column maps.</summary>
    public static Type? ElementOf(Type type)
    {
        if (type == typeof(string) || type == typeof(byte[]))
        {
            return null;
        }

        return type.GetInterfaces().Prepend(type)
            .FirstOrDefault(static found =>
                found.IsGenericType && found.GetGenericTypeDefinition() == typeof(IEnumerable<>))
            ?.GenericTypeArguments[0];
    }

    private static readonly Dictionary<Type, ColumnType> Simple = new()
    {
        [typeof(Guid)] = Uuid,
        [typeof(string)] = Text,
        [typeof(short)] = Int16,
        [typeof(int)] = Int32,
        [typeof(long)] = Int64,
        [typeof(double)] = Double,
        [typeof(bool)] = Boolean,
        [typeof(DateTimeOffset)] = Timestamp,
        [typeof(DateTime)] = Timestamp,
        [typeof(DateOnly)] = Date,
        [typeof(decimal)] = Numeric,
    };
}

internal sealed record UuidColumn : ColumnType;

internal sealed record TextColumn : ColumnType;

internal sealed record Int16Column : ColumnType;

internal sealed record Int32Column : ColumnType;

internal sealed record Int64Column : ColumnType;

internal sealed record DoubleColumn : ColumnType;

internal sealed record BooleanColumn : ColumnType;

internal sealed record TimestampColumn : ColumnType;

internal sealed record DateColumn : ColumnType;

internal sealed record NumericColumn : ColumnType;

/// <summary>A decimal kept as a bigint of hundredths.</summary>
internal sealed record MoneyColumn : ColumnType;

internal sealed record JsonColumn : ColumnType;

internal sealed record EnumColumn(EnumText Values) : ColumnType;

/// <summary>An array with one dimension: a list in the schema, only read.</summary>
internal sealed record ArrayColumn(ColumnType Element) : ColumnType;
