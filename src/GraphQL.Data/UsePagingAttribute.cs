using GraphTenancy.GraphQL.Data.Fields;
using GraphTenancy.GraphQL.Data.Paging;
using GraphTenancy.GraphQL.Engine.CodeFirst;
using GraphTenancy.GraphQL.Engine.Types.Configuration;

namespace GraphTenancy.GraphQL.Data;

/// <summary>
/// Makes a field of <see cref="Rows{T}"/>, or a list of a mapped record, a connection with <c>first</c>, <c>after</c>,
/// <c>last</c> and <c>before</c>. Below rows each parent has its own page, and a cursor belongs to one parent.
/// </summary>
/// <remarks>https://relay.dev/graphql/connections.htm</remarks>
public sealed class UsePagingAttribute : FieldDescriptorAttribute
{
    /// <summary>Rows of a page when the client asks for no number; at least 1.</summary>
    public int DefaultPageSize { get; init; } = 10;

    /// <summary>Most rows of a page; at least <see cref="DefaultPageSize"/>.</summary>
    public int MaxPageSize { get; init; } = 50;

    /// <summary>Whether the connection has <c>totalCount</c>.</summary>
    public bool IncludeTotalCount { get; init; }

    /// <summary>The start of the names of connection and edge; the field's name in PascalCase when not given.</summary>
    public string? ConnectionName { get; init; }

    /// <inheritdoc/>
    public override void Configure(
        FieldConfiguration field, ObjectTypeConfiguration parent, ISchemaConfiguration schema)
    {
        DataFieldSettings settings = DataFieldSettings.Of(field, parent, "UsePaging");
        if (!settings.HasRows)
        {
            throw new InvalidOperationException(
                $"[UsePaging] on {settings.Coordinate}: only Rows<T> and [ToMany] have pages.");
        }

        if (DefaultPageSize < 1 || MaxPageSize < DefaultPageSize)
        {
            throw new InvalidOperationException(
                $"[UsePaging] on {settings.Coordinate}: 1 <= DefaultPageSize ({DefaultPageSize}) <= MaxPageSize "
                + $"({MaxPageSize}) must hold.");
        }

        if (settings.Relation is { } relation && relation.OrderColumn is null)
        {
            throw new InvalidOperationException(
                $"[UsePaging] on {settings.Coordinate}: cursors hold the values of the order, and no property of "
                + $"{relation.TargetType.Name} maps {relation.OrderBy}.");
        }

        settings.Paging = new PagingSettings(DefaultPageSize, MaxPageSize);
        ConnectionTypes.Apply(field, settings, ConnectionName, IncludeTotalCount, schema);
        CostDefaults.ApplyPaging(field, settings.Paging, schema);
        if (settings.Kind == DataFieldKind.Relation)
        {
            // A root field has this weight as any field with a resolver has; here each parent's page is looked up.
            CostDefaults.Apply(field.Directives, schema, static cost => cost.DefaultResolverCost);
        }
    }
}
