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
        // A tenant has one such row; only who looks at all tenants needs an index.
        if (!HasIndexes(table) || (use.Table.IsOneRowPerTenant && !use.IsReadByAdmins))
        {
            return;
        }

        CatalogIndex[] indexes = [.. ServingOf(use, table, mapping)];
        if (isFilterChecked && indexes.Length == 0)
        {
            AddUnserved(use, table, mapping, column, "Filterable", [.. Prefix(use), column.Name]);
        }
        else if (isFilterChecked && !indexes.Any(index => IsLeakproof(use, index, mapping)))
        {
            AddLeaking(use, table, mapping, column, "Filterable");
        }

        if (isSortChecked && !indexes.Any(index =>
            IndexRules.Orders(index, PrefixOf(use, index), mapping, use.Table.Key) && IsLeakproof(use, index, mapping)))
        {
            AddUnserved(use, table, mapping, column, "Sortable", [.. Prefix(use), column.Name, use.Table.Key]);
        }
    }

    private static IEnumerable<CatalogIndex> ServingOf(TableUse use, CatalogTable table, ColumnMapping mapping)
    {
        IEnumerable<CatalogIndex> serving = use.Table.IsOneRowPerTenant
            ? []
            : IndexRules.Begins(table, TableMapping.TenantColumn, mapping.Column);
        if (use.Table.IsOneRowPerTenant || !use.IsReadByTenants)
        {
            serving = serving.Concat(IndexRules.Begins(table, mapping.Column));
        }

        string type = PostgresTypes.SearchType(mapping.Type);
        return serving.Where(index => index.Columns[PrefixOf(use, index)].SearchTypes.Contains(type));
    }

    private static string[] Prefix(TableUse use) =>
        use.Table.IsOneRowPerTenant ? [] : [TableMapping.TenantColumn];

    private static int PrefixOf(TableUse use, CatalogIndex index) =>
        !use.Table.IsOneRowPerTenant && index.Columns[0].Name == TableMapping.TenantColumn ? 1 : 0;

    private static bool IsLeakproof(TableUse use, CatalogIndex index, ColumnMapping mapping) =>
        index.Columns[PrefixOf(use, index)].LeakproofTypes.Contains(PostgresTypes.SearchType(mapping.Type));

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
