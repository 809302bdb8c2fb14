using GraphTenancy.GraphQL.Data.Compilation;
using GraphTenancy.GraphQL.Data.Mapping;
using GraphTenancy.Persistence.Catalog;

namespace GraphTenancy.GraphQL.Data.Checks;

/// <summary>Compares mapped tables with the catalog and collects all findings.</summary>
internal sealed partial class CatalogCheck(IReadOnlyList<TableUse> uses, IReadOnlyList<CatalogTable> catalog)
{
    private readonly Dictionary<string, CatalogTable> _catalog =
        catalog.ToDictionary(static table => table.Name, StringComparer.Ordinal);

    private readonly List<CatalogFinding> _findings = [];

    public List<CatalogFinding> Run()
    {
        foreach (TableUse use in uses)
        {
            if (_catalog.TryGetValue(use.Table.Name, out CatalogTable? table))
            {
                Check(use, table);
            }
            else
            {
                Add(
                    Sides.Record(use.Table),
                    $"{use.Table.Name} (no such table)",
                    "create the table or view, or name the right one in [Table].");
            }
        }

        return _findings;
    }

    private void Check(TableUse use, CatalogTable table)
    {
        CheckRowSecurity(use, table);
        CheckTenantColumn(use.Table, table);
        foreach (ColumnMapping column in use.Table.Columns)
        {
            Check(use, table, column);
        }

        CheckKey(use, table);
        foreach (RelationMapping relation in use.Table.Relations)
        {
            Check(use, table, relation);
        }

        foreach ((string coordinate, IRowDescription description) in use.Descriptions)
        {
            CheckPlainColumns(use.Table, table, coordinate, description);
        }
    }

    private void CheckRowSecurity(TableUse use, CatalogTable table)
    {
        bool canHavePolicies = table.Kind is CatalogTableKind.Table or CatalogTableKind.MaterializedView;
        if (use.IsReadByTenants && canHavePolicies && !table.IsRowSecurityActive)
        {
            Add(
                Sides.Record(use.Table),
                table.Name,
                $"no policy binds {table.Role} here, so every tenant would see the rows of all. Enable and force "
                + "row-level security, and let the server sign in as a role that neither owns the table nor bypasses "
                + "it.");
        }
    }

    private void CheckTenantColumn(TableMapping mapping, CatalogTable table)
    {
        if (table.FindColumn(TableMapping.TenantColumn) is not { } tenant)
        {
            Add(
                Sides.Record(mapping),
                Sides.Missing(table.Name, TableMapping.TenantColumn),
                "every mapped table needs it: uuid not null, first in every key and index.");
        }
        else if (tenant.TypeName != "uuid" || tenant.IsArray || IsKnownToHoldNulls(table, tenant))
        {
            Add(Sides.Record(mapping), Sides.Of(table, tenant), "it must be uuid not null.");
        }
    }

    private void Check(TableUse use, CatalogTable table, ColumnMapping mapping)
    {
        string member = Sides.Of(use.Table, mapping);
        if (table.FindColumn(mapping.Column) is not { } column)
        {
            Add(
                member,
                Sides.Missing(table.Name, mapping.Column),
                "add the column, name the right one in [Column], or take the property out of the schema.");
            return;
        }

        string side = Sides.Of(table, column);
        if (!PostgresTypes.CanRead(mapping.Type, column))
        {
            Add(
                member,
                side,
                $"the property needs a column of type {PostgresTypes.Expected(mapping.Type)}. Change one of them.");
            return;
        }

        if (!mapping.IsNullable && IsKnownToHoldNulls(table, column))
        {
            Add(member, side, "a null of the column has no place. Make the property nullable or the column not null.");
        }

        CheckReadable(use, table, column, member);
        CheckIndexes(use, table, mapping, column);
    }

    private void CheckReadable(TableUse use, CatalogTable table, CatalogColumn column, string member)
    {
        if (use.IsReadByTenants && !column.IsReadable)
        {
            Add(
                member,
                Sides.Of(table, column),
                $"{table.Role} may not select it. Grant select, or take the property out of the schema.");
        }
    }

    // Views do not tell whether a column holds nulls.
    private static bool IsKnownToHoldNulls(CatalogTable table, CatalogColumn column) =>
        !column.IsNotNull && table.Kind is CatalogTableKind.Table or CatalogTableKind.ForeignTable;

    private void CheckPlainColumns(
        TableMapping mapping, CatalogTable table, string coordinate, IRowDescription description)
    {
        foreach (RowCondition condition in description.Conditions)
        {
            if (condition.Relation is null && condition.Column != RowCondition.KeyColumn
                && mapping.FindColumnOfProperty(condition.Column) is null
                && table.FindColumn(condition.Column) is null)
            {
                Add(coordinate, Sides.Missing(table.Name, condition.Column), "the field's condition names it.");
            }
        }

        foreach (RowOrder order in (description as IRowsDescription)?.Order ?? [])
        {
            if (order.IsPlainColumn)
            {
                CheckPlainOrder(table, coordinate, order.Column);
            }
        }
    }

    private void CheckPlainOrder(CatalogTable table, string coordinate, string name)
    {
        if (table.FindColumn(name) is not { } column)
        {
            Add(coordinate, Sides.Missing(table.Name, name), "the field is ordered by it.");
        }
        else if (column.TypeName != "int8" || column.IsArray || IsKnownToHoldNulls(table, column))
        {
            Add(coordinate, Sides.Of(table, column), "the field is ordered by it, so it must be bigint not null.");
        }
    }

    private void Add(string member, string column, string problem) =>
        _findings.Add(new CatalogFinding(member, column, problem));
}
