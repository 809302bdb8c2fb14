using GraphTenancy.GraphQL.Data.Mapping;
using GraphTenancy.Persistence.Catalog;

namespace GraphTenancy.GraphQL.Data.Checks;

/// <summary>Which PostgreSQL types the column types can be read from, and what they are compared with.</summary>
internal static class PostgresTypes
{
    private static readonly string[] Texts = ["text", "varchar", "bpchar", "citext"];

    /// <summary>Whether a column of the catalog can be read so.</summary>
    public static bool CanRead(ColumnType type, CatalogColumn column) => type is ArrayColumn array
        ? column.IsArray && CanReadElement(array.Element, column)
        : !column.IsArray && CanReadElement(type, column);

    /// <summary>The types to change the column to, for people.</summary>
    public static string Expected(ColumnType type) => type switch
    {
        ArrayColumn array => string.Join(
            " or ", NamesOf(array.Element).Take(1).Select(static name => $"{Spelled(name)}[]")),
        TextColumn or EnumColumn => "text",
        _ => string.Join(" or ", NamesOf(type).Select(Spelled)),
    };

    /// <summary>The type of the values that filters and cursors compare the column with.</summary>
    public static string SearchType(ColumnType type) => type switch
    {
        Int16Column or Int32Column => "int4",
        TextColumn or EnumColumn => "text",
        _ => NamesOf(type)[0],
    };

    private static bool CanReadElement(ColumnType type, CatalogColumn column) => column.IsEnum
        ? type is TextColumn or EnumColumn
        : NamesOf(type).Contains(column.TypeName);

    private static string[] NamesOf(ColumnType type) => type switch
    {
        UuidColumn => ["uuid"],
        TextColumn or EnumColumn => Texts,
        Int16Column => ["int2"],
        Int32Column => ["int4"],
        Int64Column or MoneyColumn => ["int8"],
        DoubleColumn => ["float8"],
        BooleanColumn => ["bool"],
        TimestampColumn => ["timestamptz"],
        DateColumn => ["date"],
        NumericColumn => ["numeric"],
        JsonColumn => ["jsonb", "json"],
        _ => throw new InvalidOperationException($"{type.GetType().Name} has no PostgreSQL type."),
    };

    private static string Spelled(string name) => name switch
    {
        "int2" => "smallint",
        "int4" => "integer",
        "int8" => "bigint",
        "float8" => "double precision",
        "bool" => "boolean",
        _ => name,
    };
}
