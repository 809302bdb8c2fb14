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
            1:33 Expected value of type "Int!", found null.
            """,
            """
            1:62 Expected value of type "Int!", found null.
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
            1:29 Expected value of type "Filter", found "a".
            """);
    }

    [Fact]
    public void A_missing_required_field_is_refused()
    {
        AssertErrors(
            "{ arguments { filter(value: { range: { to: 1 } }) } }",
            """
            1:38 Field "Range.from" of required type "Int!" was not provided.
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
            1:31 Field "txt" is not defined by type "Filter". Did you mean "text"?
            """);
    }

    [Fact]
    public void A_null_for_a_required_field_is_refused()
    {
        AssertErrors(
            "{ arguments { filter(value: { range: { from: null } }) } }",
            """
            1:46 Expected value of type "Int!", found null.
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
            1:29 OneOf Input Object "Choice" must specify exactly one key.
            """,
            """
            1:70 OneOf Input Object "Choice" must specify exactly one key.
            """);
    }

    [Fact]
    public void A_oneOf_object_with_null_is_refused()
    {
        AssertErrors(
            "{ arguments { choice(value: { id: null }) } }",
            """
            1:29 Field "Choice.id" must be non-null.
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
            1:35 Expected value of type "Int!", found null.
            """);
    }

    [Fact]
    public void An_argument_of_a_directive_is_judged()
    {
        AssertErrors(
            "{ party @skip(if: null) { id } }",
            """
            1:19 Expected value of type "Boolean!", found null.
            """);
    }
}
