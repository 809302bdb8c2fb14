using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types.Scalars;

namespace GraphTenancy.GraphQL.Engine.Types;

/// <summary>The directives that every schema has.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Type-System.Directives.Built-in-Directives</remarks>
internal static class BuiltInDirectives
{
    /// <summary>The reason of a <c>@deprecated</c> that names none.</summary>
    public const string DefaultDeprecationReason = "No longer supported";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DirectiveDefinition> All { get; } =
    [
        Conditional("include", "Directs the executor to include this field or fragment only when the `if` argument is true.", "Included when true."),
        Conditional("skip", "Directs the executor to skip this field or fragment when the `if` argument is true.", "Skipped when true."),
        new DirectiveDefinition
        {
            Name = "deprecated",
            Description = "Marks an element of a GraphQL schema as no longer supported.",
            Locations = ["FIELD_DEFINITION", "ARGUMENT_DEFINITION", "INPUT_FIELD_DEFINITION", "ENUM_VALUE"],
            Arguments =
            [
                new InputValueDefinition
                {
                    Name = "reason",
                    Description = "Why the element is deprecated and what to use instead, in Markdown.",
                    Type = new NonNullType(BuiltInScalars.String),
                    DefaultValue = new StringValueNode(DefaultDeprecationReason, IsBlock: false, default),
                },
            ],
        },
        new DirectiveDefinition
        {
            Name = "specifiedBy",
            Description = "Exposes a URL that specifies the behavior of this scalar.",
            Locations = ["SCALAR"],
            Arguments =
            [
                new InputValueDefinition
                {
                    Name = "url",
                    Description = "The URL that specifies the behavior of this scalar.",
                    Type = new NonNullType(BuiltInScalars.String),
                },
            ],
        },
        new DirectiveDefinition
        {
            Name = "oneOf",
            Description = "Indicates that exactly one field of an input object must be given, and not null.",
            Locations = ["INPUT_OBJECT"],
        },
    ];

    /// <summary>Whether a directive of this name is built in.</summary>
    public static bool Contains(string name) =>
        All.Any(directive => string.Equals(directive.Name, name, StringComparison.Ordinal));

    private static DirectiveDefinition Conditional(string name, string description, string argument) => new()
    {
        Name = name,
        Description = description,
        Locations = ["FIELD", "FRAGMENT_SPREAD", "INLINE_FRAGMENT"],
        Arguments =
        [
            new InputValueDefinition
            {
                Name = "if",
                Description = argument,
                Type = new NonNullType(BuiltInScalars.Boolean),
            },
        ],
    };
}
