using GraphTenancy.GraphQL.Engine.Validation.Rules;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Validation.Rules;

public sealed class OverlappingFieldsCanBeMergedRuleTests : RuleTests
{
    private protected override Type Rule => typeof(OverlappingFieldsCanBeMergedRule);

    [Fact]
    public void The_same_field_twice_can_be_merged()
    {
        AssertValid(
            "{ order { id id total } order { id } }");
    }

    [Fact]
    public void The_same_arguments_in_another_order_can_be_merged()
    {
        AssertValid(
            "{ arguments { two(a: 1, b: 2) two(b: 2, a: 1) filter(value: { text: \"a\", limit: 1 }) " +
            "filter(value: { limit: 1, text: \"a\" }) } }");
    }

    [Fact]
    public void Different_aliases_do_not_meet()
    {
        AssertValid(
            "{ a: order(id: 1) { id } b: order(id: 2) { id } }");
    }

    [Fact]
    public void Different_directives_can_be_merged()
    {
        AssertValid(
            "{ order @skip(if: true) { id } order @include(if: true) { total } }");
    }

    [Fact]
    public void Fields_of_different_objects_may_differ()
    {
        AssertValid(
            "{ party { ... on Person { x: birthday } ... on Company { x: taxNumber } } }");
    }

    [Fact]
    public void Arguments_of_different_objects_may_differ()
    {
        AssertValid(
            "{ party { ... on Person { name(short: true) } ... on Company { name(short: false) } } }");
    }

    [Fact]
    public void Nested_fields_of_different_objects_may_differ()
    {
        AssertValid(
            "{ found { ... on Person { p: friend { x: name } } ... on Company { p: owner { x: birthday } } } }");
    }

    [Fact]
    public void Unknown_fields_and_fragments_are_not_judged()
    {
        AssertValid(
            "{ nothing { x } nothing { y } ...Unknown ... on Unknown { a } }");
    }

    [Fact]
    public void A_circle_of_fragments_ends()
    {
        AssertValid(
            "{ person { ...A } } fragment A on Person { id friend { ...A ...B } } fragment B on " +
            "Person { friend { ...A } }");
    }

    [Fact]
    public void Different_fields_of_one_name_are_refused()
    {
        AssertErrors(
            "{ order { x: id x: total } }",
            "1:11,1:17 Fields \"x\" conflict because \"id\" and \"total\" are different fields. Use " +
            "different aliases on the fields to fetch both if this was intentional.");
    }

    [Fact]
    public void Different_fields_of_one_type_are_refused()
    {
        AssertErrors(
            "{ person { x: name x: birthday } }",
            "1:12,1:20 Fields \"x\" conflict because \"name\" and \"birthday\" are different fields. " +
            "Use different aliases on the fields to fetch both if this was intentional.");
    }

    [Fact]
    public void An_alias_that_masks_a_field_is_refused()
    {
        AssertErrors(
            "{ person { name: birthday name } }",
            "1:12,1:27 Fields \"name\" conflict because \"birthday\" and \"name\" are different fields. " +
            "Use different aliases on the fields to fetch both if this was intentional.");
    }

    [Fact]
    public void Different_arguments_are_refused()
    {
        AssertErrors(
            "{ order(id: 1) { id } order(id: 2) { id } }",
            "1:3,1:23 Fields \"order\" conflict because they have differing arguments. Use " +
            "different aliases on the fields to fetch both if this was intentional.");
    }

    [Fact]
    public void An_argument_only_once_is_refused()
    {
        AssertErrors(
            "{ order(id: 1) { id } order { id } }",
            "1:3,1:23 Fields \"order\" conflict because they have differing arguments. Use " +
            "different aliases on the fields to fetch both if this was intentional.");
    }

    [Fact]
    public void A_number_and_a_text_of_the_same_digits_differ()
    {
        AssertErrors(
            """
            { order(id: 1) { id } order(id: "1") { id } }
            """,
            "1:3,1:23 Fields \"order\" conflict because they have differing arguments. Use " +
            "different aliases on the fields to fetch both if this was intentional.");
    }

    [Fact]
    public void An_interface_meets_each_object()
    {
        AssertErrors(
            "{ party { name(short: true) ... on Person { name } } }",
            "1:11,1:45 Fields \"name\" conflict because they have differing arguments. Use " +
            "different aliases on the fields to fetch both if this was intentional.");
    }

    [Fact]
    public void A_deep_conflict_names_the_way()
    {
        AssertErrors(
            "{ order { party { x: id } } order { party { x: name } } }",
            "1:3,1:11,1:19,1:29,1:37,1:45 Fields \"order\" conflict because subfields \"party\" conflict because " +
            "subfields \"x\" conflict because \"id\" and \"name\" are different fields. Use different " +
            "aliases on the fields to fetch both if this was intentional.");
    }

    [Fact]
    public void A_conflict_through_fragments_is_found()
    {
        AssertErrors(
            """
            { person { ...A ...B } }
            fragment A on Person { x: name }
            fragment B on Person { ...C }
            fragment C on Person { x: birthday }
            """,
            "2:24,4:24 Fields \"x\" conflict because \"name\" and \"birthday\" are different fields. " +
            "Use different aliases on the fields to fetch both if this was intentional.");
    }

    [Fact]
    public void Objects_of_different_types_must_agree_in_shape()
    {
        AssertErrors(
            "{ party { ... on Person { x: age } ... on Company { x: age } } }",
            "1:27,1:53 Fields \"x\" conflict because they return conflicting types \"Int\" and " +
            "\"String\". Use different aliases on the fields to fetch both if this was intentional.");
    }

    [Fact]
    public void Objects_of_different_types_must_agree_in_nullability()
    {
        AssertErrors(
            "{ party { ... on Person { size } ... on Company { size } } }",
            "1:27,1:51 Fields \"size\" conflict because they return conflicting types \"Int!\" and " +
            "\"Int\". Use different aliases on the fields to fetch both if this was intentional.");
    }

    [Fact]
    public void Objects_of_different_types_must_agree_in_lists()
    {
        AssertErrors(
            "{ found { ... on Person { x: friend { id } } ... on Company { x: employees { id } } } }",
            "1:27,1:63 Fields \"x\" conflict because they return conflicting types \"Person\" and " +
            "\"[Person!]\". Use different aliases on the fields to fetch both if this was " +
            "intentional.");
    }

    [Fact]
    public void Nested_fields_of_different_objects_must_agree_in_shape()
    {
        AssertErrors(
            "{ found { ... on Person { p: friend { x: name } } ... on Company { p: owner { x: size } } } }",
            "1:27,1:39,1:68,1:79 Fields \"p\" conflict because subfields \"x\" conflict because they return " +
            "conflicting types \"String\" and \"Int!\". Use different aliases on the fields to fetch " +
            "both if this was intentional.");
    }

    [Fact]
    public void A_streamed_field_twice_is_refused()
    {
        AssertErrors(
            "{ orders { id } orders @stream { id } }",
            "1:3,1:17 Fields \"orders\" conflict because they have overlapping stream directives. " +
            "Use different aliases on the fields to fetch both if this was intentional.");
    }

    [Fact]
    public void Each_pair_that_conflicts_is_named()
    {
        AssertErrors(
            "{ person { a: id a: name a: birthday } }",
            """
            1:12,1:18 Fields "a" conflict because "id" and "name" are different fields. Use different aliases on the fields to fetch both if this was intentional.
            """,
            """
            1:12,1:26 Fields "a" conflict because "id" and "birthday" are different fields. Use different aliases on the fields to fetch both if this was intentional.
            """,
            """
            1:18,1:26 Fields "a" conflict because "name" and "birthday" are different fields. Use different aliases on the fields to fetch both if this was intentional.
            """);
    }

    [Fact]
    public void Two_subfields_that_conflict_are_named_together()
    {
        AssertErrors(
            "{ person { a: id b: id } person { a: name b: name } }",
            "1:3,1:12,1:18,1:26,1:35,1:43 Fields \"person\" conflict because subfields \"a\" conflict because \"id\" and " +
            "\"name\" are different fields and subfields \"b\" conflict because \"id\" and \"name\" are different fields. " +
            "Use different aliases on the fields to fetch both if this was intentional.");
    }

    [Fact]
    public void A_block_string_differs_from_a_string_of_the_same_text()
    {
        AssertErrors(
            """"
            { search(text: "a") { __typename } search(text: """a""") { __typename } }
            """",
            """
            1:3,1:36 Fields "search" conflict because they have differing arguments. Use different aliases on the fields to fetch both if this was intentional.
            """);
    }

    [Fact]
    public void The_type_name_agrees_with_every_leaf_of_objects_that_exclude_each_other() =>
        AssertValid("{ found { ... on Person { a: __typename } ... on Company { a: size } } }");
}
