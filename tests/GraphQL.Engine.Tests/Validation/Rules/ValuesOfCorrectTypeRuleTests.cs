using GraphTenancy.GraphQL.Engine.Validation.Rules;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Validation.Rules;

public sealed class ValuesOfCorrectTypeRuleTests : RuleTests
{
    private protected override Type Rule => typeof(ValuesOfCorrectTypeRule);

    [Fact]
    public void Literals_of_each_scalar_are_right()
    {
        AssertValid(
            "{ arguments { int(value: 2) float(value: 1) f: float(value: 1.5) string(value: \"a\") " +
            "boolean(value: true) id(value: 4) i: id(value: \"x\") any(value: { a: [1, true] }) } }");
    }

    [Fact]
    public void Null_is_right_for_nullable_types()
    {
        AssertValid(
            """
            { arguments { int(value: null) filter(value: null) list(value: [null, "a"]) } }
            """);
    }

    [Fact]
    public void Enum_values_lists_and_single_items_are_right()
    {
        AssertValid(
            "{ arguments { status(value: PLACED) list(value: [\"a\", \"b\"]) l: list(value: \"a\") " +
            "nonNullList(value: 1) matrix(value: [[1], [2, null], null]) } }");
    }

    [Fact]
    public void Input_objects_with_their_required_fields_are_right()
    {
        AssertValid(
            """
            { arguments { filter(value: { range: { from: 1 }, and: [{ text: "a" }], ids: "x" }) } }
            """);
    }

    [Fact]
    public void A_oneOf_object_with_one_value_is_right()
    {
        AssertValid(
            """
            { arguments { choice(value: { id: "a" }) b: choice(value: { range: { from: 1 } }) } }
            """);
    }

    [Fact]
    public void Unknown_arguments_are_not_judged()
    {
        AssertValid(
            """
            { arguments { int(unknown: "a") nothing(value: "a") } }
            """);
    }

    [Fact]
    public void Null_is_refused_for_non_null_types()
    {
        AssertErrors(
            "{ arguments { nonNullInt(value: null) nonNullList(value: [1, null]) } }",
            """
            1:33 Expected value of non-null type "Int!" not to be null.
            """,
            """
            1:62 Expected value of non-null type "Int!" not to be null.
            """);
    }

    [Fact]
    public void An_unknown_enum_value_is_refused_with_a_suggestion()
    {
        AssertErrors(
            "{ arguments { status(value: PLACE) } }",
            """
            1:29 Value "PLACE" does not exist in "Status" enum. Did you mean the enum value "PLACED"?
            """);
    }

    [Fact]
    public void An_enum_given_as_string_is_refused()
    {
        AssertErrors(
            """
            { arguments { status(value: "PLACED") } }
            """,
            """
            1:29 Enum "Status" cannot represent non-enum value: "PLACED". Did you mean the enum value "PLACED"?
            """);
    }

    [Fact]
    public void Suggestions_can_be_switched_off()
    {
        AssertErrors(
            "{ arguments { status(value: PLACE) } }",
            Options with { Suggestions = false },
            """
            1:29 Value "PLACE" does not exist in "Status" enum.
            """);
    }

    [Fact]
    public void Something_else_than_an_object_is_refused()
    {
        AssertErrors(
            """
            { arguments { filter(value: "a") } }
            """,
            """
            1:29 Expected value of type "Filter" to be an object, found: "a".
            """);
    }

    [Fact]
    public void A_missing_required_field_is_refused()
    {
        AssertErrors(
            "{ arguments { filter(value: { range: { to: 1 } }) } }",
            """
            1:38 Expected value of type "Range" to include required field "from", found: { to: 1 }.
            """);
    }

    [Fact]
    public void An_unknown_field_is_refused_with_a_suggestion()
    {
        AssertErrors(
            """
            { arguments { filter(value: { txt: "a" }) } }
            """,
            """
            1:31 Expected value of type "Filter" not to include unknown field "txt". Did you mean "text"? Found: { txt: "a" }.
            """);
    }

    [Fact]
    public void A_null_for_a_required_field_is_refused()
    {
        AssertErrors(
            "{ arguments { filter(value: { range: { from: null } }) } }",
            """
            1:46 Expected value of non-null type "Int!" not to be null.
            """);
    }

    [Fact]
    public void A_oneOf_object_with_two_or_no_values_is_refused()
    {
        AssertErrors(
            """
            { arguments { choice(value: { id: "a", name: "b" }) b: choice(value: {}) } }
            """,
            """
            1:29 Within OneOf Input Object type "Choice", exactly one field must be specified, and the value for that field must be non-null.
            """,
            """
            1:70 Within OneOf Input Object type "Choice", exactly one field must be specified, and the value for that field must be non-null.
            """);
    }

    [Fact]
    public void A_oneOf_object_with_null_is_refused()
    {
        AssertErrors(
            "{ arguments { choice(value: { id: null }) } }",
            """
            1:29 Within OneOf Input Object type "Choice", exactly one field must be specified, and the value for that field must be non-null.
            """);
    }

    [Fact]
    public void A_default_of_a_variable_is_judged()
    {
        AssertErrors(
            "query($a: Status = NO, $b: Int! = null) { party { id } }",
            """
            1:20 Value "NO" does not exist in "Status" enum.
            """,
            """
            1:35 Expected value of non-null type "Int!" not to be null.
            """);
    }

    [Fact]
    public void An_argument_of_a_directive_is_judged()
    {
        AssertErrors(
            "{ party @skip(if: null) { id } }",
            """
            1:19 Expected value of non-null type "Boolean!" not to be null.
            """);
    }

    [Fact]
    public void A_custom_scalar_takes_enum_literals_and_variables_inside_lists_and_objects()
    {
        AssertValid(
            "query($a: Int) { arguments { any(value: RED) b: any(value: [GREEN, $a]) " +
            "c: any(value: { a: { b: BLUE, c: $a }, d: [[$a]] }) } }");
    }

    [Fact]
    public void A_variable_inside_a_list_that_is_no_list_is_shown_as_null()
    {
        AssertErrors(
            "query($a: Int) { arguments { int(value: [$a, 1]) string(value: { a: $a, b: 2 }) } }",
            """
            1:41 Int cannot represent non-integer value: [null, 1]
            """,
            """
            1:64 String cannot represent a non string value: { b: 2 }
            """);
    }

    [Fact]
    public void Of_a_field_given_twice_the_last_value_is_judged()
    {
        AssertErrors(
            "{ arguments { filter(value: { text: 1, text: \"a\", limit: 1, limit: null }) } }",
            """
            1:68 Expected value of non-null type "Int!" not to be null.
            """);
    }

    [Fact]
    public void A_oneOf_object_with_an_unknown_field_beside_the_known_one_is_refused_once()
    {
        AssertErrors(
            """
            { arguments { choice(value: { id: "a", x: 1 }) } }
            """,
            """
            1:40 Expected value of type "Choice" not to include unknown field "x", found: { id: "a", x: 1 }.
            """);
    }

    [Fact]
    public void An_argument_of_an_unknown_directive_is_judged_as_the_argument_of_its_field()
    {
        AssertErrors(
            "{ arguments { int @unknown(value: true) } }",
            """
            1:35 Int cannot represent non-integer value: true
            """);
    }
}
