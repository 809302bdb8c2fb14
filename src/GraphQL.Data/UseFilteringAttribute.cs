using GraphTenancy.GraphQL.Data.Fields;
using GraphTenancy.GraphQL.Data.Filtering;
using GraphTenancy.GraphQL.Engine.CodeFirst;
using GraphTenancy.GraphQL.Engine.Types.Configuration;

namespace GraphTenancy.GraphQL.Data;

/// <summary>
/// Gives a field of <see cref="Rows{T}"/> or <see cref="Aggregate{T}"/>, or a list of a mapped record, the argument
/// <c>where</c> over the columns marked filterable.
/// </summary>
public sealed class UseFilteringAttribute : FieldDescriptorAttribute
{
    /// <inheritdoc/>
    public override void Configure(
        FieldConfiguration field, ObjectTypeConfiguration parent, ISchemaConfiguration schema)
    {
        DataFieldSettings settings = DataFieldSettings.Of(field, parent, "UseFiltering");
        if (!settings.HasRows && settings.Kind != DataFieldKind.Aggregate)
        {
            throw new InvalidOperationException(
                $"[UseFiltering] on {settings.Coordinate}: only Rows<T>, Aggregate<T> and [ToMany] have a filter.");
        }

        settings.IsFiltered = true;
        var argument = new InputValueConfiguration
        {
            Name = "where",
            Type = TypeReference.Parse(FilterTypes.GetOrAdd(settings.RowType, schema)),
            Description = "Keeps the rows for which all conditions hold.",
        };
        CostDefaults.Apply(argument.Directives, schema, static cost => cost.Filtering.DefaultFilterArgumentCost);
        field.Arguments.Add(argument);
    }
}
