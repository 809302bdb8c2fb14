using GraphTenancy.GraphQL.Engine.Validation.Rules;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Validation.Rules;

public sealed class NoUndefinedVariablesRuleTests : RuleTests
{
    private protected override Type Rule => typeof(NoUndefinedVariablesRule);

    [Fact]
    public void Defined_variables_are_right_in_fragments_and_values()
    {
        AssertValid(
            "query($a: ID, $b: String) { person(id: $a) { ...F } } fragment F on Person { id " +
            "@tag(name: $b) friend { id } }");
    }

    [Fact]
    public void Variables_inside_lists_and_objects_are_found()
    {
        AssertValid(
            "query($a: String) { arguments { filter(value: { and: [{ text: $a }] }) } }");
    }

    [Fact]
    public void An_undefined_variable_is_refused()
    {
        AssertErrors(
            "query Q { person(id: $a) { id } }",
            """
            1:22,1:1 Variable "$a" is not defined by operation "Q".
            """);
    }

    [Fact]
    public void An_anonymous_operation_is_not_named()
    {
        AssertErrors(
            "{ person(id: $a) { id } }",
            """
            1:14,1:1 Variable "$a" is not defined.
            """);
    }

    [Fact]
    public void Each_operation_that_spreads_the_fragment_is_judged()
    {
        AssertErrors(
            """
            query A($a: ID) { ...F }
            query B { ...F }
            fragment F on Query { person(id: $a) { id } }
            """,
            """
            3:34,2:1 Variable "$a" is not defined by operation "B".
            """);
    }

    [Fact]
    public void Each_place_is_an_error()
    {
        AssertErrors(
            "query Q { a: person(id: $a) { id } b: person(id: $a) { id } }",
            """
            1:25,1:1 Variable "$a" is not defined by operation "Q".
            """,
            """
            1:50,1:1 Variable "$a" is not defined by operation "Q".
            """);
    }
}
