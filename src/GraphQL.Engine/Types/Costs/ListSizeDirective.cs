using System.Globalization;
using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types.Configuration;

namespace GraphTenancy.GraphQL.Engine.Types.Costs;

/// <summary>The directive <c>@listSize</c>: how long a list can be, or which argument says it.</summary>
/// <remarks>https://ibm.github.io/graphql-specs/cost-spec.html#sec-The-List-Size-Directive</remarks>
public sealed record ListSizeDirective
{
    internal const string Name = "listSize";

    private const string AssumedSizeArgument = "assumedSize";
    private const string SlicingArgumentsArgument = "slicingArguments";
    private const string SlicingDefaultArgument = "slicingArgumentDefaultValue";
    private const string SizedFieldsArgument = "sizedFields";
    private const string RequireOneArgument = "requireOneSlicingArgument";

    /// <summary>The most items there can be where no argument says it.</summary>
    public int? AssumedSize { get; init; }

    /// <summary>Arguments whose value, a number or the length of a list, is the size; the largest counts.</summary>
    public IReadOnlyList<string> SlicingArguments { get; init; } = [];

    /// <summary>The size when none of them is given, as the field itself takes it then.</summary>
    public int? SlicingArgumentDefaultValue { get; init; }

    /// <summary>
    /// The fields below that have the size; without them the field itself is the list.
    /// </summary>
    public IReadOnlyList<string> SizedFields { get; init; } = [];

    /// <summary>Whether an operation must give exactly one of the slicing arguments.</summary>
    public bool RequireOneSlicingArgument { get; init; }

    /// <summary>The directive as the schema shows it.</summary>
    public AppliedDirective ToApplied()
    {
        var arguments = new List<KeyValuePair<string, ValueNode>>();
        Add(arguments, AssumedSizeArgument, AssumedSize);
        Add(arguments, SlicingArgumentsArgument, SlicingArguments);
        Add(arguments, SlicingDefaultArgument, SlicingArgumentDefaultValue);
        Add(arguments, SizedFieldsArgument, SizedFields);
        if (SlicingArguments.Count > 0)
        {
            arguments.Add(KeyValuePair.Create<string, ValueNode>(
                RequireOneArgument, new BooleanValueNode(RequireOneSlicingArgument, default)));
        }

        return new AppliedDirective(Name, arguments);
    }

    internal static bool IsOn(IEnumerable<AppliedDirective> directives) =>
        directives.Any(static directive => directive.Name == Name);

    /// <summary>Reads the directive; <see langword="null"/> when the field has none.</summary>
    internal static ListSizeDirective? Find(IReadOnlyList<AppliedDirective> directives)
    {
        AppliedDirective? applied = directives.FirstOrDefault(static directive => directive.Name == Name);
        if (applied is null)
        {
            return null;
        }

        var arguments = applied.Arguments.ToDictionary(
            static argument => argument.Key, static argument => argument.Value, StringComparer.Ordinal);
        IReadOnlyList<string> slicing = Texts(arguments.GetValueOrDefault(SlicingArgumentsArgument));
        return new ListSizeDirective
        {
            AssumedSize = Number(arguments.GetValueOrDefault(AssumedSizeArgument)),
            SlicingArguments = slicing,
            SlicingArgumentDefaultValue = Number(arguments.GetValueOrDefault(SlicingDefaultArgument)),
            SizedFields = Texts(arguments.GetValueOrDefault(SizedFieldsArgument)),
            // The draft's default is true; without a slicing argument there is nothing to require.
            RequireOneSlicingArgument = slicing.Count > 0
                && arguments.GetValueOrDefault(RequireOneArgument) is not BooleanValueNode { Value: false },
        };
    }

    /// <summary>The definition.</summary>
    internal static DirectiveConfiguration Definition()
    {
        var definition = new DirectiveConfiguration
        {
            Name = Name,
            Description = "How long the list can be, or which argument says it; cost analysis multiplies by it.",
            Locations = { "FIELD_DEFINITION" },
        };
        Add(definition, AssumedSizeArgument, "Int", "The most items there can be where no argument says it.");
        Add(
            definition, SlicingArgumentsArgument, "[String!]", "Arguments whose value is the size; the largest counts.");
        Add(definition, SlicingDefaultArgument, "Int", "The size when none of these arguments is given.");
        Add(definition, SizedFieldsArgument, "[String!]", "The fields below that have the size, not this one.");
        Add(
            definition,
            RequireOneArgument,
            "Boolean!",
            "Whether exactly one of these arguments must be given.",
            new BooleanValueNode(true, default));
        return definition;
    }

    private static void Add(
        DirectiveConfiguration definition, string name, string type, string description, ValueNode? value = null) =>
        definition.Arguments.Add(new InputValueConfiguration
        {
            Name = name,
            Type = TypeReference.Parse(type),
            Description = description,
            DefaultValue = value,
        });

    private static void Add(List<KeyValuePair<string, ValueNode>> arguments, string name, int? number)
    {
        if (number is { } given)
        {
            arguments.Add(KeyValuePair.Create<string, ValueNode>(
                name, new IntValueNode(given.ToString(CultureInfo.InvariantCulture), default)));
        }
    }

    private static void Add(List<KeyValuePair<string, ValueNode>> arguments, string name, IReadOnlyList<string> texts)
    {
        if (texts.Count > 0)
        {
            var values = new ListValueNode(
                [.. texts.Select(static text => new StringValueNode(text, false, default))], default);
            arguments.Add(KeyValuePair.Create<string, ValueNode>(name, values));
        }
    }

    private static int? Number(ValueNode? value) =>
        value is IntValueNode number
        && int.TryParse(number.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int result)
            ? result
            : null;

    private static IReadOnlyList<string> Texts(ValueNode? value) => value switch
    {
        StringValueNode text => [text.Value],
        ListValueNode list => [.. list.Values.OfType<StringValueNode>().Select(static text => text.Value)],
        _ => [],
    };
}
