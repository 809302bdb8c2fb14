using GraphTenancy.GraphQL.Engine.Validation.Rules;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Validation.Rules;

public sealed class KnownArgumentNamesRuleTests : RuleTests
{
    private protected override Type Rule => typeof(KnownArgumentNamesRule);

    [Fact]
    public void Known_arguments_are_right()
    {
        AssertValid(
            """
            { order(id: 1) { id @skip(if: true) } unknown(x: 1) { id @what(x: 1) } __type(name: "A") { name } }
            """);
    }

    [Fact]
    public void An_unknown_argument_of_a_field_is_refused()
    {
        AssertErrors(
            "{ order(idd: 1, other: 2) { id } }",
            """
            1:9 Unknown argument "idd" on field "Query.order". Did you mean "id"?
            """,
            """
            1:17 Unknown argument "other" on field "Query.order".
            """);
    }

    [Fact]
    public void An_unknown_argument_of_a_directive_is_refused()
    {
        AssertErrors(
            "{ party @skip(iff: true) { id } }",
            """
            1:15 Unknown argument "iff" on directive "@skip". Did you mean "if"?
            """);
    }

    [Fact]
    public void Suggestions_can_be_switched_off()
    {
        AssertErrors(
            "{ party @skip(iff: true) { id } }",
            Options with { Suggestions = false },
            """
            1:15 Unknown argument "iff" on directive "@skip".
            """);
    }
}
