using GraphTenancy.GraphQL.Engine.Validation.Rules;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Validation.Rules;

public sealed class NoUnusedVariablesRuleTests : RuleTests
{
    private protected override Type Rule => typeof(NoUnusedVariablesRule);

    [Fact]
    public void A_variable_used_in_a_fragment_is_used()
    {
        AssertValid(
            "query($a: ID) { ...F } fragment F on Query { ...G } fragment G on Query { person(id: $a) { id } }");
    }

    [Fact]
    public void A_variable_used_in_a_directive_is_used()
    {
        AssertValid(
            "query($a: Boolean!) { party @skip(if: $a) { id } }");
    }

    [Fact]
    public void An_unused_variable_is_refused()
    {
        AssertErrors(
            "query Q($a: ID, $b: ID) { person(id: $a) { id } }",
            """
            1:17 Variable "$b" is never used in operation "Q".
            """);
    }

    [Fact]
    public void An_anonymous_operation_is_not_named()
    {
        AssertErrors(
            "query($b: ID) { party { id } }",
            """
            1:7 Variable "$b" is never used.
            """);
    }

    [Fact]
    public void A_variable_used_by_another_operation_only_is_refused()
    {
        AssertErrors(
            "query A($a: ID) { party { id } } query B($a: ID) { person(id: $a) { id } }",
            """
            1:9 Variable "$a" is never used in operation "A".
            """);
    }

    [Fact]
    public void A_variable_defined_twice_is_named_twice()
    {
        AssertErrors(
            "query($a: Int, $a: ID) { party { id } }",
            """
            1:7 Variable "$a" is never used.
            """,
            """
            1:16 Variable "$a" is never used.
            """);
    }
}
