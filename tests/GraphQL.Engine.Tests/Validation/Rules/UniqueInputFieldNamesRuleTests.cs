using GraphTenancy.GraphQL.Engine.Validation.Rules;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Validation.Rules;

public sealed class UniqueInputFieldNamesRuleTests : RuleTests
{
    private protected override Type Rule => typeof(UniqueInputFieldNamesRule);

    [Fact]
    public void Different_fields_and_nested_ones_of_one_name_are_right()
    {
        AssertValid(
            """
            { arguments { filter(value: { text: "a", and: [{ text: "b" }, { text: "c" }] }) } }
            """);
    }

    [Fact]
    public void One_field_twice_is_refused()
    {
        AssertErrors(
            """
            { arguments { filter(value: { text: "a", text: "b" }) } }
            """,
            """
            1:31,1:42 There can be only one input field named "text".
            """);
    }

    [Fact]
    public void One_field_twice_in_a_nested_object_is_refused()
    {
        AssertErrors(
            "{ arguments { any(value: [{ a: { b: 1, b: 2 } }]) } }",
            """
            1:34,1:40 There can be only one input field named "b".
            """);
    }
}
