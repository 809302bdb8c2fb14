using GraphTenancy.GraphQL.Engine.Validation.Rules;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Validation.Rules;

public sealed class VariablesInAllowedPositionRuleTests : RuleTests
{
    private protected override Type Rule => typeof(VariablesInAllowedPositionRule);

    [Fact]
    public void Equal_and_stricter_types_fit()
    {
        AssertValid(
            "query($a: Int, $b: Int!, $c: [String!]!) { arguments { int(value: $a) x: int(value: " +
            "$b) y: nonNullInt(value: $b) list(value: $c) } }");
    }

    [Fact]
    public void A_default_makes_a_nullable_variable_fit()
    {
        AssertValid(
            "query($v: Int = 1) { arguments { nonNullInt(value: $v) } }");
    }

    [Fact]
    public void A_default_of_the_argument_makes_a_nullable_variable_fit()
    {
        AssertValid(
            "query($v: Int) { arguments { defaultInt(value: $v) } }");
    }

    [Fact]
    public void Unknown_types_and_places_are_not_judged()
    {
        AssertValid(
            "query($a: Unknown, $b: Int) { arguments { int(value: $a) nothing(x: $b) } }");
    }

    [Fact]
    public void Items_and_fields_of_their_type_fit()
    {
        AssertValid(
            "query($a: String, $b: Filter!, $c: Int) { arguments { list(value: [$a]) " +
            "filter(value: { text: $a, and: [$b], limit: $c }) } }");
    }

    [Fact]
    public void A_non_null_variable_fits_a_oneOf_field()
    {
        AssertValid(
            "query($v: ID!) { arguments { choice(value: { id: $v }) } }");
    }

    [Fact]
    public void A_nullable_variable_does_not_fit_a_non_null_place()
    {
        AssertErrors(
            "query($v: Int) { arguments { nonNullInt(value: $v) } }",
            """
            1:7,1:48 Variable "$v" of type "Int" used in position expecting type "Int!".
            """);
    }

    [Fact]
    public void A_default_of_null_does_not_help()
    {
        AssertErrors(
            "query($v: Int = null) { arguments { nonNullInt(value: $v) } }",
            """
            1:7,1:55 Variable "$v" of type "Int" used in position expecting type "Int!".
            """);
    }

    [Fact]
    public void Another_type_does_not_fit()
    {
        AssertErrors(
            "query($v: String) { arguments { int(value: $v) } }",
            """
            1:7,1:44 Variable "$v" of type "String" used in position expecting type "Int".
            """);
    }

    [Fact]
    public void A_single_value_does_not_fit_a_list()
    {
        AssertErrors(
            "query($v: String) { arguments { list(value: $v) } }",
            """
            1:7,1:45 Variable "$v" of type "String" used in position expecting type "[String]".
            """);
    }

    [Fact]
    public void A_nullable_list_item_does_not_fit()
    {
        AssertErrors(
            "query($v: [Int]!) { arguments { nonNullList(value: $v) } }",
            """
            1:7,1:52 Variable "$v" of type "[Int]!" used in position expecting type "[Int!]!".
            """);
    }

    [Fact]
    public void A_default_of_the_argument_does_not_reach_into_the_list()
    {
        AssertErrors(
            "query($v: Int) { arguments { nonNullList(value: [$v]) } }",
            """
            1:7,1:50 Variable "$v" of type "Int" used in position expecting type "Int!".
            """);
    }

    [Fact]
    public void A_variable_in_a_fragment_is_judged()
    {
        AssertErrors(
            """
            query Q($v: String) { arguments { ...F } }
            fragment F on Arguments { int(value: $v) }
            """,
            """
            1:9,2:38 Variable "$v" of type "String" used in position expecting type "Int".
            """);
    }

    [Fact]
    public void A_variable_in_a_directive_is_judged()
    {
        AssertErrors(
            "query Q($v: Boolean) { party @skip(if: $v) { id } }",
            """
            1:9,1:40 Variable "$v" of type "Boolean" used in position expecting type "Boolean!".
            """);
    }

    [Fact]
    public void A_nullable_variable_does_not_fit_a_oneOf_field()
    {
        AssertErrors(
            "query($v: ID) { arguments { choice(value: { id: $v }) } }",
            "1:7,1:49 Variable \"$v\" is of type \"ID\" but must be non-nullable to be used for OneOf " +
            "Input Object \"Choice\".");
    }

    [Fact]
    public void Of_a_variable_defined_twice_the_last_type_counts()
    {
        AssertErrors(
            "query($a: ID, $a: Int) { person(id: $a) { id } }",
            """
            1:15,1:37 Variable "$a" of type "Int" used in position expecting type "ID".
            """);
    }

    [Fact]
    public void A_variable_inside_a_literal_of_a_custom_scalar_may_have_any_type() =>
        AssertValid("query($a: Int) { arguments { any(value: [$a]) b: any(value: { c: [$a] }) } }");
}
