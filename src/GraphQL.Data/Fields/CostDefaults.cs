using GraphTenancy.GraphQL.Engine.CodeFirst;
using GraphTenancy.GraphQL.Engine.Types;
using GraphTenancy.GraphQL.Engine.Types.Configuration;
using GraphTenancy.GraphQL.Engine.Types.Costs;
using Microsoft.Extensions.DependencyInjection;

namespace GraphTenancy.GraphQL.Data.Fields;

/// <summary>The weights that connections, filters and orders get in the schema, as Hot Chocolate gives them.</summary>
internal static class CostDefaults
{
    private static readonly string[] PageSizes = ["first", "last"];
    private static readonly string[] Pages = ["edges", "nodes"];

    /// <summary>Says that the field's pages have the size of <c>first</c> or <c>last</c>.</summary>
    public static void ApplyPaging(FieldConfiguration field, PagingSettings paging, ISchemaConfiguration schema)
    {
        // The field refuses larger pages with a better message than the cost could have.
        field.Features[CostFeatures.LargestSize] = paging.MaxPageSize;
        if (Find(schema) is not null)
        {
            field.Directives.Add(new ListSizeDirective
            {
                AssumedSize = paging.MaxPageSize,
                SlicingArguments = PageSizes,
                SlicingArgumentDefaultValue = paging.DefaultPageSize,
                SizedFields = Pages,
            }.ToApplied());
        }
    }

    /// <summary>Weighs a <c>groupBy</c>, and says that it has as many groups as <c>first</c>.</summary>
    public static void ApplyGroups(FieldConfiguration field, DataOptions options, ISchemaConfiguration schema)
    {
        field.Features[CostFeatures.LargestSize] = options.MaxGroups;
        Apply(field.Directives, schema, static cost => cost.Aggregation.DefaultGroupingCost);
        if (Find(schema) is not null)
        {
            field.Directives.Add(new ListSizeDirective
            {
                AssumedSize = options.MaxGroups,
                SlicingArguments = ["first"],
                SlicingArgumentDefaultValue = options.DefaultGroups,
            }.ToApplied());
        }
    }

    /// <summary>Says that the field has as many values as an argument has items.</summary>
    public static void ApplyList(FieldConfiguration field, string argument, int largest, ISchemaConfiguration schema)
    {
        field.Features[CostFeatures.LargestSize] = largest;
        if (Find(schema) is not null)
        {
            field.Directives.Add(
                new ListSizeDirective { AssumedSize = largest, SlicingArguments = [argument] }.ToApplied());
        }
    }

    /// <summary>The directives of an element with the weight that <paramref name="choose"/> takes.</summary>
    public static void Apply(
        List<AppliedDirective> directives, ISchemaConfiguration schema, Func<CostOptions, double> choose)
    {
        if (Find(schema) is { } options)
        {
            directives.Add(CostDirective.Of(choose(options)));
        }
    }

    private static CostOptions? Find(ISchemaConfiguration schema) =>
        schema.Services.GetService<CostOptions>() is { ApplyCostDefaults: true } options ? options : null;
}
