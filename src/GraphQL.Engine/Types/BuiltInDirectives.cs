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
        Conditional(
            "include", "Takes the field or fragment into the response only if the condition holds.", "The condition."),
        Conditional(
            "skip", "Leaves the field or fragment out of the response if the condition holds.", "The condition."),
        new DirectiveDefinition
        {
            Name = "deprecated",
            Description = "The element still works, but clients should move away from it.",
            Locations =
            [
                "FIELD_DEFINITION", "ARGUMENT_DEFINITION", "INPUT_FIELD_DEFINITION", "ENUM_VALUE",
                "DIRECTIVE_DEFINITION",
            ],
            Arguments =
            [
                new InputValueDefinition
                {
                    Name = "reason",
                    Description = "Why, and what to use instead; may be Markdown.",
                    Type = new NonNullType(BuiltInScalars.String),
                    DefaultValue = new StringValueNode(DefaultDeprecationReason, IsBlock: false, default),
                },
            ],
        },
        new DirectiveDefinition
        {
            Name = "specifiedBy",
            Description = "Says where the values of the scalar are specified.",
            Locations = ["SCALAR"],
            Arguments =
            [
                new InputValueDefinition
                {
                    Name = "url",
                    Description = "The address of the specification.",
                    Type = new NonNullType(BuiltInScalars.String),
                },
            ],
        },
        new DirectiveDefinition
        {
            Name = "oneOf",
            Description = "A value of the input object gives one of its fields, with a value other than null.",
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
