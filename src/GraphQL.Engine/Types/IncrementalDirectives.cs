using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types.Configuration;

namespace GraphTenancy.GraphQL.Engine.Types;

/// <summary>
/// The directives of incremental delivery. A schema has them only where they were added, for a server that can send a
/// response in parts.
/// </summary>
public static class IncrementalDirectives
{
    /// <summary>The name of the directive that defers a fragment.</summary>
    public const string DeferName = "defer";

    /// <summary>The name of the directive that streams a list.</summary>
    public const string StreamName = "stream";

    /// <summary>The definition of <c>@defer</c>.</summary>
    public static DirectiveConfiguration Defer()
    {
        var defer = new DirectiveConfiguration
        {
            Name = DeferName,
            Description = "Sends the fragment after the rest of the response, unless the condition says otherwise.",
            Locations = { "FRAGMENT_SPREAD", "INLINE_FRAGMENT" },
        };
        defer.Arguments.AddRange([If("Deferred when true."), Label()]);
        return defer;
    }

    /// <summary>The definition of <c>@stream</c>.</summary>
    public static DirectiveConfiguration Stream()
    {
        var stream = new DirectiveConfiguration
        {
            Name = StreamName,
            Description = "Sends the items of the list one after another, unless the condition says otherwise.",
            Locations = { "FIELD" },
        };
        stream.Arguments.AddRange([
            new InputValueConfiguration
            {
                Name = "initialCount",
                Description = "How many items come with the field.",
                Type = TypeReference.Parse("Int!"),
                DefaultValue = new IntValueNode("0", default),
            },
            If("Streamed when true."),
            Label(),
        ]);
        return stream;
    }

    private static InputValueConfiguration If(string description) => new()
    {
        Name = "if",
        Description = description,
        Type = TypeReference.Parse("Boolean!"),
        DefaultValue = new BooleanValueNode(Value: true, default),
    };

    private static InputValueConfiguration Label() => new()
    {
        Name = "label",
        Description = "Names the part in the response; unique in the document.",
        Type = TypeReference.Parse("String"),
    };
}
