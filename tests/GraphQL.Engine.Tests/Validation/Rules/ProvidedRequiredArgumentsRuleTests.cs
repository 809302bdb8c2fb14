using GraphTenancy.GraphQL.Engine.Validation.Rules;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Validation.Rules;

public sealed class ProvidedRequiredArgumentsRuleTests : RuleTests
{
    private protected override Type Rule => typeof(ProvidedRequiredArgumentsRule);

    [Fact]
    public void Given_optional_and_defaulted_arguments_are_right()
    {
        AssertValid(
            "{ arguments { int nonNullInt(value: 1) defaultInt two(b: 1, a: 2) } unknown party " +
            "@skip(if: true) { id } }");
    }

    [Fact]
    public void A_missing_argument_of_a_field_is_refused()
    {
        AssertErrors(
            "{ arguments { nonNullInt two(b: 1) } }",
            """
            1:15 Argument "Arguments.nonNullInt(value:)" of type "Int!" is required, but it was not provided.
            """,
            """
            1:26 Argument "Arguments.two(a:)" of type "Int!" is required, but it was not provided.
            """);
    }

    [Fact]
    public void A_missing_argument_of_a_directive_is_refused()
    {
        AssertErrors(
            "{ party @onField { id } }",
            """
            1:9 Argument "@onField(text:)" of type "String!" is required, but it was not provided.
            """);
    }

    [Fact]
    public void A_meta_field_without_its_argument_is_named_as_such()
    {
        AssertErrors(
            "{ __type { name } }",
            """
            1:3 Argument "<meta>.__type(name:)" of type "String!" is required, but it was not provided.
            """);
    }
}
