using GraphTenancy.GraphQL.Data.Fields;
using GraphTenancy.GraphQL.Data.Sorting;
using GraphTenancy.GraphQL.Engine.CodeFirst;
using GraphTenancy.GraphQL.Engine.Types.Configuration;

namespace GraphTenancy.GraphQL.Data;

/// <summary>
/// Gives a field of <see cref="Rows{T}"/>, or a list of a mapped record, the argument <c>order</c> over the columns
/// marked sortable.
/// </summary>
public sealed class UseSortingAttribute : FieldDescriptorAttribute
{
    /// <inheritdoc/>
    public override void Configure(
        FieldConfiguration field, ObjectTypeConfiguration parent, ISchemaConfiguration schema)
    {
        DataFieldSettings settings = DataFieldSettings.Of(field, parent, "UseSorting");
        if (!settings.HasRows)
        {
            throw new InvalidOperationException(
                $"[UseSorting] on {settings.Coordinate}: only Rows<T> and [ToMany] have an order.");
        }

        settings.IsSorted = true;
        var argument = new InputValueConfiguration
        {
            Name = "order",
            Type = TypeReference.Parse($"[{SortTypes.GetOrAdd(settings.RowType, schema)}!]"),
            Description = "Orders the rows; the key follows as tie-break. Null counts as greater than any value.",
        };
        CostDefaults.Apply(argument.Directives, schema, static cost => cost.Sorting.DefaultSortArgumentCost);
        field.Arguments.Add(argument);
    }
}
