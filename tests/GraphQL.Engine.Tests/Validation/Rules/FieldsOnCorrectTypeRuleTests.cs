using GraphTenancy.GraphQL.Engine.Validation.Rules;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Validation.Rules;

public sealed class FieldsOnCorrectTypeRuleTests : RuleTests
{
    private protected override Type Rule => typeof(FieldsOnCorrectTypeRule);

    [Fact]
    public void Known_fields_aliases_and_meta_fields_are_right()
    {
        AssertValid(
            "{ __schema { types { name } } __type(name: \"X\") { name } a: party { __typename b: id " +
            "} found { __typename } }");
    }

    [Fact]
    public void Fields_of_an_unknown_type_are_not_judged()
    {
        AssertValid(
            "{ node(id: 1) { ... on Nothing { anything { more } } } }");
    }

    [Fact]
    public void An_unknown_field_is_refused_with_a_suggestion()
    {
        AssertErrors(
            "{ order { totl } }",
            """
            1:11 Cannot query field "totl" on type "Order". Did you mean "total"?
            """);
    }

    [Fact]
    public void A_name_far_from_all_gets_no_suggestion()
    {
        AssertErrors(
            "{ order { zzzzzz } }",
            """
            1:11 Cannot query field "zzzzzz" on type "Order".
            """);
    }

    [Fact]
    public void Suggestions_can_be_switched_off()
    {
        AssertErrors(
            "{ order { totl } }",
            Options with { Suggestions = false },
            """
            1:11 Cannot query field "totl" on type "Order".
            """);
    }

    [Fact]
    public void A_field_of_implementations_only_suggests_fragments()
    {
        AssertErrors(
            "{ party { employees { id } } }",
            "1:11 Cannot query field \"employees\" on type \"Party\". Did you mean to use an inline " +
            "fragment on \"Company\"?");
    }

    [Fact]
    public void A_union_has_no_fields_but_suggests_its_members()
    {
        AssertErrors(
            "{ found { id } }",
            "1:11 Cannot query field \"id\" on type \"Found\". Did you mean to use an inline fragment " +
            "on \"Node\", \"Party\", \"Company\", \"Order\", or \"Person\"?");
    }

    [Fact]
    public void Schema_introspection_is_a_field_of_the_root_only()
    {
        AssertErrors(
            "{ party { __schema { types { name } } } }",
            """
            1:11 Cannot query field "__schema" on type "Party".
            """);
    }

    [Fact]
    public void Nothing_is_judged_below_an_unknown_field()
    {
        AssertErrors(
            "{ order { unknown { deeper } } }",
            """
            1:11 Cannot query field "unknown" on type "Order".
            """);
    }

    [Fact]
    public void Types_to_use_a_fragment_on_are_named_by_how_many_types_they_stand_for()
    {
        AssertErrors(
            "{ found { orders { id } } }",
            """
            1:11 Cannot query field "orders" on type "Found". Did you mean to use an inline fragment on "Party", "Company", or "Person"?
            """);
    }
}
