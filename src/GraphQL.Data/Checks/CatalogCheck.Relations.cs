using GraphTenancy.GraphQL.Data.Mapping;
using GraphTenancy.Persistence.Catalog;

namespace GraphTenancy.GraphQL.Data.Checks;

internal sealed partial class CatalogCheck
{
    private void CheckKey(TableUse use, CatalogTable table)
    {
        TableMapping mapping = use.Table;
        if (table.FindColumn(mapping.Key) is not { } key)
        {
            Add(
                Sides.Record(mapping),
                Sides.Missing(table.Name, mapping.Key),
                "add the column, or name the right key in [Table].");
            return;
        }

        bool hasLists = mapping.Relations.Any(static relation => relation.IsToMany);
        if ((hasLists || mapping.IsNode) && (key.TypeName != "uuid" || key.IsArray))
        {
            Add(Sides.Record(mapping), Sides.Of(table, key), "the key of rows with lists or global ids must be uuid.");
        }

        if (IsKnownToHoldNulls(table, key))
        {
            Add(Sides.Record(mapping), Sides.Of(table, key), "a key must be not null.");
        }

        CheckUniqueKey(use, table, key);
    }

    private void CheckUniqueKey(TableUse use, CatalogTable table, CatalogColumn key)
    {
        if (!HasIndexes(table) || IndexRules.IsUnique(table, TableMapping.TenantColumn, key.Name))
        {
            return;
        }

        if (use.IsFoundByKey || use.Lists.Count == 0)
        {
            string columns = use.Table.IsOneRowPerTenant
                ? TableMapping.TenantColumn
                : $"{TableMapping.TenantColumn}, {key.Name}";
            Add(
                Sides.Record(use.Table),
                Sides.Of(table, key),
                $"it is the key, and no unique index is on ({columns}) alone. Add one, or name the right key in "
                + "[Table].");
            return;
        }

        // Rows that are only read below a parent are told apart by their key within it.
        foreach (RelationMapping list in use.Lists)
        {
            if (!IndexRules.IsUnique(table, TableMapping.TenantColumn, list.Column, key.Name))
            {
                Add(
                    Sides.Record(use.Table),
                    Sides.Of(table, key),
                    "it is the key, and no unique index is on "
                    + $"({TableMapping.TenantColumn}, {list.Column}, {key.Name}) or on less. Add one, or name the "
                    + "right key in [Table].");
            }
        }
    }

    private void Check(TableUse use, CatalogTable table, RelationMapping relation)
    {
        // What is missing altogether is told once, by the target itself.
        if (!_catalog.TryGetValue(relation.Target.Name, out CatalogTable? target))
        {
            return;
        }

        string member = Sides.Of(use.Table, relation);
        CatalogTable referring = relation.IsToMany ? target : table;
        if (referring.FindColumn(relation.Column) is not { } column)
        {
            Add(
                member,
                Sides.Missing(referring.Name, relation.Column),
                "the relation joins by it. Add the column, or name the right one in the attribute.");
            return;
        }

        CatalogColumn? key = relation.IsToMany
            ? table.FindColumn(use.Table.Key)
            : target.FindColumn(relation.Target.Key);
        if (key is not null && (key.TypeName != column.TypeName || key.IsArray != column.IsArray))
        {
            Add(
                member,
                Sides.Of(referring, column),
                $"it refers to {Sides.Of(relation.IsToMany ? table : target, key)}; both must have one type.");
        }

        CheckReadable(use, referring, column, member);
        if (relation.IsToMany)
        {
            CheckList(target, relation, member, column, isPaged: use.PagedLists.Contains(relation));
        }
        else if (!relation.IsNullable && IsKnownToHoldNulls(table, column))
        {
            Add(
                member,
                Sides.Of(table, column),
                "a row without the other one has no place. Make the property nullable or the column not null.");
        }
    }

    private void CheckList(
        CatalogTable target, RelationMapping relation, string member, CatalogColumn column, bool isPaged)
    {
        if (relation.OrderBy is { } order && target.FindColumn(order) is null)
        {
            Add(
                member,
                Sides.Missing(target.Name, order),
                "the list is ordered by it. Add the column, or name the right one in OrderBy.");
        }

        if (relation.IsOrderUnique && HasIndexes(target)
            && !IndexRules.IsUnique(target, TableMapping.TenantColumn, column.Name, relation.OrderBy ?? ""))
        {
            Add(
                member,
                Sides.Of(target, column),
                $"IsUnique needs a unique index on ({TableMapping.TenantColumn}, {column.Name}, {relation.OrderBy}). "
                + "Add it, or take IsUnique away.");
        }

        string[] join = [TableMapping.TenantColumn, column.Name];
        string[] page = [.. join, relation.OrderBy ?? relation.Target.Key];
        if (!HasIndexes(target) || column.Name == TableMapping.TenantColumn)
        {
            return;
        }

        if (!IndexRules.Begins(target, join).Any())
        {
            AddUnindexedList(target, member, column, join, "each list would cost a scan of the tenant's rows");
        }
        else if (isPaged && !IndexRules.Begins(target, page).Any())
        {
            AddUnindexedList(target, member, column, page, "each page would cost the whole list of its parent");
        }
    }

    private void AddUnindexedList(
        CatalogTable target, string member, CatalogColumn column, string[] columns, string consequence) => Add(
            member,
            Sides.Of(target, column),
            $"no index begins with ({string.Join(", ", columns)}), so {consequence}. "
            + $"{IndexRules.Create(target.Name, columns)}.");

    private static bool HasIndexes(CatalogTable table) =>
        table.Kind is CatalogTableKind.Table or CatalogTableKind.MaterializedView;
}
