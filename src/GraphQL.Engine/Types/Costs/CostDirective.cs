using System.Globalization;
using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types.Configuration;

namespace GraphTenancy.GraphQL.Engine.Types.Costs;

/// <summary>The directive <c>@cost(weight:)</c>.</summary>
/// <remarks>https://ibm.github.io/graphql-specs/cost-spec.html#sec-The-Cost-Directive</remarks>
public static class CostDirective
{
    internal const string Name = "cost";

    private const string Weight = "weight";

    /// <summary>The directive with a weight.</summary>
    public static AppliedDirective Of(double weight) => new(
        Name,
        [
            KeyValuePair.Create<string, ValueNode>(
                Weight, new StringValueNode(weight.ToString("R", CultureInfo.InvariantCulture), false, default)),
        ]);

    /// <summary>Whether the directive is among those applied.</summary>
    internal static bool IsOn(IEnumerable<AppliedDirective> directives) =>
        directives.Any(static directive => directive.Name == Name);

    /// <summary>The weight that the schema gives; <see langword="null"/> when it gives none.</summary>
    /// <remarks>A schema may define a directive of that name and mean something else; that is no weight.</remarks>
    internal static double? FindWeight(IReadOnlyList<AppliedDirective> directives)
    {
        foreach (AppliedDirective directive in directives)
        {
            if (directive.Name == Name && directive.Arguments is [{ Key: Weight, Value: { } value }]
                && TextOf(value) is { } text
                && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double weight)
                && double.IsFinite(weight))
            {
                return weight;
            }
        }

        return null;
    }

    /// <summary>The definition.</summary>
    internal static DirectiveConfiguration Definition()
    {
        var definition = new DirectiveConfiguration
        {
            Name = Name,
            Description = "What the element adds to the cost of an operation each time it may appear.",
            Locations =
            {
                "ARGUMENT_DEFINITION", "ENUM", "FIELD_DEFINITION", "INPUT_FIELD_DEFINITION", "OBJECT", "SCALAR",
            },
        };
        definition.Arguments.Add(new InputValueConfiguration
        {
            Name = Weight,
            Type = TypeReference.Parse("String!"),
            Description = "A number as text.",
        });
        return definition;
    }

    private static string? TextOf(ValueNode value) => value switch
    {
        StringValueNode text => text.Value,
        IntValueNode number => number.Value,
        FloatValueNode number => number.Value,
        _ => null,
    };
}
