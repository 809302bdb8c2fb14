using GraphTenancy.GraphQL.Engine.Validation.Rules;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Validation.Rules;

public sealed class SingleFieldSubscriptionsRuleTests : RuleTests
{
    private protected override Type Rule => typeof(SingleFieldSubscriptionsRule);

    [Fact]
    public void One_root_field_is_right()
    {
        AssertValid(
            "subscription { placed { id total } }");
    }

    [Fact]
    public void The_same_response_name_twice_is_one_field()
    {
        AssertValid(
            "subscription { placed { id } ...F } fragment F on Subscription { placed { total } }");
    }

    [Fact]
    public void A_query_may_have_many_root_fields()
    {
        AssertValid(
            "{ party { id } company { id } }");
    }

    [Fact]
    public void Two_root_fields_are_refused()
    {
        AssertErrors(
            "subscription S { placed { id } shipped { id } }",
            """
            1:32 Subscription "S" must select only one top level field.
            """);
    }

    [Fact]
    public void A_second_root_field_in_a_fragment_is_refused()
    {
        AssertErrors(
            """
            subscription { placed { id } ...F }
            fragment F on Subscription { shipped { id } }
            """,
            "2:30 Anonymous Subscription must select only one top level field.");
    }

    [Fact]
    public void A_second_root_field_in_an_inline_fragment_is_refused()
    {
        AssertErrors(
            "subscription { placed { id } ... { other: shipped { id } } }",
            "1:36 Anonymous Subscription must select only one top level field.");
    }

    [Fact]
    public void An_introspection_field_is_refused()
    {
        AssertErrors(
            "subscription S { __typename }",
            """
            1:18 Subscription "S" must not select an introspection top level field.
            """);
    }

    [Fact]
    public void No_root_field_at_all_is_refused()
    {
        AssertErrors(
            "subscription { ... on Query { party { id } } }",
            "1:14 Anonymous Subscription must select one top level field.");
    }

    [Fact]
    public void A_conditional_root_field_is_refused()
    {
        AssertErrors(
            "subscription S($b: Boolean!) { placed @skip(if: $b) { id } }",
            """
            1:39 Subscription "S" must not use `@skip` or `@include` directives in the top level selection.
            """);
    }

    [Fact]
    public void Fields_beyond_the_first_are_named_by_response_name_with_fragments_in_place()
    {
        AssertErrors(
            "subscription { placed { id } ...F a: placed { id } b: placed { id } } fragment F on Subscription { b: placed { id } }",
            """
            1:100,1:52,1:35 Anonymous Subscription must select only one top level field.
            """);
    }

    [Fact]
    public void What_a_conditional_fragment_holds_is_not_looked_at()
    {
        AssertErrors(
            "subscription { ... @include(if: true) { placed @skip(if: true) { id } } }",
            """
            1:20 Anonymous Subscription must not use `@skip` or `@include` directives in the top level selection.
            """);
    }
}
