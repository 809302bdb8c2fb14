using System.Reflection;
using GraphTenancy.GraphQL.Data.Mapping;
using GraphTenancy.Persistence.Catalog;

namespace GraphTenancy.GraphQL.Data.Checks;

/// <summary>Names both sides of a finding.</summary>
internal static class Sides
{
    public static string Record(TableMapping table) => table.Type.Name;

    public static string Of(TableMapping table, ColumnMapping column) =>
        $"{Name(table, column.Property)} ({TypeText(column.Property.PropertyType, column.IsNullable)}"
        + $"{(column.Type is MoneyColumn ? ", [Money])" : ")")}";

    public static string Of(TableMapping table, RelationMapping relation) => relation.IsToMany
        ? $"{Name(table, relation.Property)} (list of {relation.TargetType.Name})"
        : $"{Name(table, relation.Property)} ({TypeText(relation.TargetType, relation.IsNullable)})";

    public static string Of(CatalogTable table, CatalogColumn column) =>
        $"{table.Name}.{column.Name} ({column.TypeText}{(column.IsNotNull ? "" : ", nullable")})";

    public static string Missing(string table, string column) => $"{table}.{column} (no such column)";

    private static string Name(TableMapping table, PropertyInfo property) => $"{table.Type.Name}.{property.Name}";

    private static string TypeText(Type type, bool isNullable)
    {
        Type value = Nullable.GetUnderlyingType(type) ?? type;
        string name = value.IsGenericType
            ? $"{value.Name.Split('`')[0]}<{string.Join(", ", value.GenericTypeArguments.Select(t => TypeText(t, false)))}>"
            : value.IsArray ? $"{TypeText(value.GetElementType()!, isNullable: false)}[]" : value.Name;
        return isNullable ? $"{name}?" : name;
    }
}
