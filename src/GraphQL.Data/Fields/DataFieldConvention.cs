using System.Reflection;
using GraphTenancy.GraphQL.Data.Aggregation;
using GraphTenancy.GraphQL.Data.Mapping;
using GraphTenancy.GraphQL.Engine.CodeFirst;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Types.Configuration;

namespace GraphTenancy.GraphQL.Data.Fields;

/// <summary>
/// Takes over the fields whose members return <see cref="Rows{T}"/>, <see cref="Row{T}"/>, <see cref="Exists{T}"/>,
/// <see cref="Count{T}"/> or <see cref="Aggregate{T}"/>, and gives the lists of mapped records what their attributes
/// are noted in.
/// </summary>
/// <param name="services">What their plans share.</param>
public sealed class DataFieldConvention(DataServices services) : IFieldConvention
{
    /// <inheritdoc/>
    public bool TryConfigure(
        FieldConfiguration field, Type returnType, ObjectTypeConfiguration parent, ISchemaConfiguration schema)
    {
        ComputedFields.Note(field, parent);
        if (RelationOf(field, parent) is { } relation)
        {
            new DataFieldSettings
            {
                RowType = relation.TargetType,
                Kind = DataFieldKind.Relation,
                Coordinate = $"{parent.Name}.{field.Name}",
                Relation = relation,
            }.AttachTo(field);
            return false;
        }

        if (KindOf(returnType) is not { } kind)
        {
            return false;
        }

        Type rowType = returnType.GenericTypeArguments[0];
        TableMapping.For(rowType);
        var settings = new DataFieldSettings
        {
            RowType = rowType,
            Kind = kind,
            Coordinate = $"{parent.Name}.{field.Name}",
            Describe = DescriptionOf(field, parent),
            DescribeAtStart = field.Member is MethodInfo { IsStatic: true } member && member.GetParameters().Length == 0
                ? () => member.Invoke(null, null)
                : null,
        };
        settings.AttachTo(field);
        field.Type = TypeReference.Parse(kind switch
        {
            DataFieldKind.Rows => $"[{schema.GetOrAddClrType(rowType).Name}!]!",
            DataFieldKind.Row => schema.GetOrAddClrType(rowType).Name,
            DataFieldKind.Count => "Long!",
            DataFieldKind.Aggregate => $"{TypeOfAggregate(field, rowType, schema)}!",
            _ => "Boolean!",
        });
        field.Resolver = null;
        field.PureResolver = null;
        field.DirectWriter = null;
        field.Fetcher = new DataFieldFetcher(settings, services);
        return true;
    }

    private static RelationMapping? RelationOf(FieldConfiguration field, ObjectTypeConfiguration parent) =>
        field.Member is PropertyInfo property && property.IsDefined(typeof(ToManyAttribute))
        && parent.ClrType is { } type && TableMapping.IsMapped(type)
            ? TableMapping.For(type).FindRelation(field.Name)
            : null;

    // The attribute that makes a field privileged is applied later, and types cannot be taken back.
    private string TypeOfAggregate(FieldConfiguration field, Type rowType, ISchemaConfiguration schema)
    {
        CostDefaults.Apply(field.Directives, schema, static cost => cost.Aggregation.DefaultAggregateCost);
        return AggregateTypes.GetOrAdd(
            field.Name,
            rowType,
            isPrivileged: field.Member?.IsDefined(typeof(PrivilegedAttribute), inherit: false) ?? false,
            services.Options,
            schema);
    }

    private static DataFieldKind? KindOf(Type type)
    {
        Type? definition = type.IsGenericType ? type.GetGenericTypeDefinition() : null;
        return definition == typeof(Rows<>) ? DataFieldKind.Rows
            : definition == typeof(Row<>) ? DataFieldKind.Row
            : definition == typeof(Exists<>) ? DataFieldKind.Exists
            : definition == typeof(Count<>) ? DataFieldKind.Count
            : definition == typeof(Aggregate<>) ? DataFieldKind.Aggregate
            : null;
    }

    private static FieldResolver DescriptionOf(FieldConfiguration field, ObjectTypeConfiguration parent)
    {
        if (field.Resolver is { } resolver)
        {
            return resolver;
        }

        if (field.PureResolver is not { } pure)
        {
            throw new InvalidOperationException($"{parent.Name}.{field.Name} has no resolver that describes its rows.");
        }

        return context => new ValueTask<object?>(context.Parent is { } source ? pure(source) : null);
    }
}
