using GraphTenancy.GraphQL.Engine.Validation.Rules;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Validation.Rules;

public sealed class ScalarLeafsRuleTests : RuleTests
{
    private protected override Type Rule => typeof(ScalarLeafsRule);

    [Fact]
    public void Leafs_without_and_objects_with_selections_are_right()
    {
        AssertValid(
            "{ party { id } orders { status lines { number } } }");
    }

    [Fact]
    public void An_object_without_selection_is_refused()
    {
        AssertErrors(
            "{ party }",
            """
            1:3 Field "party" of type "Party" must have a selection of subfields. Did you mean "party { ... }"?
            """);
    }

    [Fact]
    public void A_list_of_objects_without_selection_is_refused()
    {
        AssertErrors(
            "{ orders }",
            "1:3 Field \"orders\" of type \"[Order!]!\" must have a selection of subfields. Did you " +
            "mean \"orders { ... }\"?");
    }

    [Fact]
    public void A_leaf_with_a_selection_is_refused()
    {
        AssertErrors(
            "{ order { status { x } total @tag { y } } }",
            """
            1:18 Field "status" must not have a selection since type "Status" has no subfields.
            """,
            """
            1:35 Field "total" must not have a selection since type "Float" has no subfields.
            """);
    }
}
