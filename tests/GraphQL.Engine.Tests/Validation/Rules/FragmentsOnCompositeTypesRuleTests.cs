using GraphTenancy.GraphQL.Engine.Validation.Rules;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Validation.Rules;

public sealed class FragmentsOnCompositeTypesRuleTests : RuleTests
{
    private protected override Type Rule => typeof(FragmentsOnCompositeTypesRule);

    [Fact]
    public void Objects_interfaces_and_unions_are_composite()
    {
        AssertValid(
            "{ node(id: 1) { ... on Person { id } ... { id } } } fragment A on Party { id } " +
            "fragment B on Found { __typename }");
    }

    [Fact]
    public void An_inline_fragment_on_a_scalar_is_refused()
    {
        AssertErrors(
            "{ node(id: 1) { ... on String { id } } }",
            """
            1:24 Fragment cannot condition on non composite type "String".
            """);
    }

    [Fact]
    public void A_fragment_on_an_enum_or_input_is_refused()
    {
        AssertErrors(
            """
            fragment A on Status { id }
            fragment B on Filter { id }
            """,
            """
            1:15 Fragment "A" cannot condition on non composite type "Status".
            """,
            """
            2:15 Fragment "B" cannot condition on non composite type "Filter".
            """);
    }
}
