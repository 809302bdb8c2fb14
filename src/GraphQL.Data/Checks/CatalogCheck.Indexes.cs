using GraphTenancy.GraphQL.Data.Mapping;
using GraphTenancy.Persistence.Catalog;

namespace GraphTenancy.GraphQL.Data.Checks;

internal sealed partial class CatalogCheck
{
    private void CheckIndexes(TableUse use, CatalogTable table, ColumnMapping mapping, CatalogColumn column)
    {
        bool isFilterChecked = mapping.IsFilterable && !mapping.IsFilterUnindexed;
        bool isSortChecked = mapping.IsSortable && !mapping.IsSortUnindexed;
        CheckUniqueColumn(use, table, mapping, column);
        CheckComparable(use, table, mapping, column);
        // A tenant has one row of such a table; only who looks at all tenants needs an index.
        if ((!isFilterChecked && !isSortChecked)
            || !HasIndexes(table) || (use.Table.IsOneRowPerTenant && !use.IsReadByAdmins))
        {
            return;
        }

        string type = PostgresTypes.SearchType(mapping.Type);
        if (isFilterChecked && !IsServed(use, table, column, index => index.SearchTypes.Contains(type)))
        {
            AddUnserved(use, table, mapping, column, "Filterable", [.. Prefix(use), column.Name]);
        }
        else if (isFilterChecked && !IsServed(use, table, column, index => index.LeakproofTypes.Contains(type)))
        {
            AddLeaking(use, table, mapping, column, "Filterable");
        }

        if (isSortChecked && !IsServed(
            use,
            table,
            column,
            index => index.LeakproofTypes.Contains(type),
            (index, prefix) => IndexRules.Orders(index, prefix, mapping, use.Table.Key)))
        {
            AddUnserved(use, table, mapping, column, "Sortable", [.. Prefix(use), column.Name, use.Table.Key]);
        }
    }

    // Rows that are only read below a parent are narrowed by it first.
    private static bool IsServed(
        TableUse use,
        CatalogTable table,
        CatalogColumn column,
        Func<CatalogIndexColumn, bool> isUsable,
        Func<CatalogIndex, int, bool>? orders = null)
    {
        bool isPlain = Has(Prefix(use)) || (!use.IsReadByTenants && Has([]));
        bool isBelow = use.Lists.Count > 0 && !use.IsFoundByKey;
        return isPlain || (isBelow && use.Lists.TrueForAll(list => Has([TableMapping.TenantColumn, list.Column])));

        bool Has(string[] prefix) => IndexRules.Begins(table, [.. prefix, column.Name]).Any(index =>
            isUsable(index.Columns[prefix.Length]) && (orders is null || orders(index, prefix.Length)));
    }

    private static string[] Prefix(TableUse use) =>
        use.Table.IsOneRowPerTenant ? [] : [TableMapping.TenantColumn];

    // Pages end at a value of the order; with equal values and no tie-break they would lose rows.
    private void CheckUniqueColumn(TableUse use, CatalogTable table, ColumnMapping mapping, CatalogColumn column)
    {
        if (mapping.IsUnique && HasIndexes(table)
            && (mapping.IsNullable || !IndexRules.IsUnique(table, TableMapping.TenantColumn, column.Name)))
        {
            Add(
                Sides.Of(use.Table, mapping),
                Sides.Of(table, column),
                $"IsUnique needs a unique index on ({TableMapping.TenantColumn}, {column.Name}) and no nulls. Add it, "
                + "or take IsUnique away.");
        }
    }

    // An enum of PostgreSQL and a text do not compare at all; a citext would compare as text.
    private void CheckComparable(TableUse use, CatalogTable table, ColumnMapping mapping, CatalogColumn column)
    {
        if ((mapping.IsFilterable || mapping.IsSortable) && (column.IsEnum || column.TypeName is "citext" or "bpchar"))
        {
            Add(
                Sides.Of(use.Table, mapping),
                Sides.Of(table, column),
                "a column of this type can be read, not filtered or sorted. Make it text, with a CHECK if need be.");
        }
    }

    private void AddUnserved(
        TableUse use,
        CatalogTable table,
        ColumnMapping mapping,
        CatalogColumn column,
        string attribute,
        string[] columns)
    {
        if (!column.HasLeakproofOrder)
        {
            AddLeaking(use, table, mapping, column, attribute);
            return;
        }

        columns = [.. columns.Distinct(StringComparer.Ordinal)];
        string need = attribute == "Sortable"
            ? $"is on ({string.Join(", ", columns)}) in one direction"
            : $"begins with ({string.Join(", ", columns)})";
        Add(
            Sides.Of(use.Table, mapping),
            Sides.Of(table, column),
            $"it is [{attribute}], and no index {need}. {IndexRules.Create(table.Name, columns)}, "
            + $"or say [{attribute}(Unindexed = true)].");
    }

    private void AddLeaking(
        TableUse use, CatalogTable table, ColumnMapping mapping, CatalogColumn column, string attribute) => Add(
            Sides.Of(use.Table, mapping),
            Sides.Of(table, column),
            $"it is [{attribute}], and the comparisons of {column.TypeText} are not leakproof, so under row-level "
            + $"security no index serves them. {Remedy(mapping)}, or say [{attribute}(Unindexed = true)].");

    private static string Remedy(ColumnMapping mapping) => mapping.Type is NumericColumn
        ? "Store minor units as bigint ([Money])"
        : "Use a type whose comparisons are";
}
