using GraphTenancy.GraphQL.Data.Fields;
using GraphTenancy.GraphQL.Data.Mapping;
using GraphTenancy.GraphQL.Data.Nodes;
using GraphTenancy.GraphQL.Engine.Types;

namespace GraphTenancy.GraphQL.Data.Checks;

/// <summary>Finds the mapped tables of a schema.</summary>
internal sealed class TableUses
{
    private readonly Dictionary<Type, TableUse> _uses = [];

    /// <summary>All of them, in the order of their names.</summary>
    public static IReadOnlyList<TableUse> Of(Schema schema)
    {
        var found = new TableUses();
        ObjectType[] objects = [.. schema.Types.OfType<ObjectType>()];
        foreach (Type type in objects.Select(static type => type.ClrType).OfType<Type>().Where(TableMapping.IsMapped))
        {
            found.Add(type);
        }

        foreach (FieldDefinition field in objects.SelectMany(static type => type.Fields))
        {
            found.Add(field, objects);
        }

        foreach (ObjectType type in objects.Where(static type => type.ClrType is { } row && TableMapping.IsMapped(row)))
        {
            found.AddPagedLists(type);
        }

        return [.. found._uses.Values.OrderBy(static use => use.Table.Name, StringComparer.Ordinal)];
    }

    private void Add(FieldDefinition field, ObjectType[] objects)
    {
        switch (field.Fetcher)
        {
            case DataFieldFetcher data:
                Add(data.Settings);
                break;
            case NodeFetcher:
                foreach (Type type in objects.Select(static type => type.ClrType).OfType<Type>()
                    .Where(static type => TableMapping.IsMapped(type) && TableMapping.For(type).IsNode))
                {
                    Reach(Add(type), byAdmins: false);
                    Add(type).IsFoundByKey = true;
                }

                break;
        }
    }

    private void Add(DataFieldSettings settings)
    {
        TableUse use = Add(settings.RowType);
        Reach(use, settings.IsPrivileged);
        use.IsFoundByKey = true;
        if (settings.DescribeAtStart?.Invoke() is IRowDescription description)
        {
            use.Descriptions.Add((settings.Coordinate, description));
        }
    }

    private void AddPagedLists(ObjectType type)
    {
        foreach (FieldDefinition field in type.Fields)
        {
            if (DataFieldSettings.Find(field) is { Relation: { } relation, Paging: not null })
            {
                // Only types with a mapped record come here.
                Add(type.ClrType!).PagedLists.Add(relation);
            }
        }
    }

    private TableUse Add(Type type)
    {
        if (_uses.TryGetValue(type, out TableUse? use))
        {
            return use;
        }

        use = new TableUse(TableMapping.For(type));
        _uses.Add(type, use);
        foreach (RelationMapping relation in use.Table.Relations)
        {
            TableUse target = Add(relation.TargetType);
            if (relation.IsToMany)
            {
                target.Lists.Add(relation);
            }
            else
            {
                target.IsFoundByKey = true;
            }
        }

        return use;
    }

    private void Reach(TableUse use, bool byAdmins)
    {
        if (byAdmins ? use.IsReadByAdmins : use.IsReadByTenants)
        {
            return;
        }

        use.IsReadByAdmins |= byAdmins;
        use.IsReadByTenants |= !byAdmins;
        foreach (RelationMapping relation in use.Table.Relations)
        {
            Reach(Add(relation.TargetType), byAdmins);
        }
    }
}
