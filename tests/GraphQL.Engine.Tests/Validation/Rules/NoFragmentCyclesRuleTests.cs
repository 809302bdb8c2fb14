using GraphTenancy.GraphQL.Engine.Validation.Rules;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Validation.Rules;

public sealed class NoFragmentCyclesRuleTests : RuleTests
{
    private protected override Type Rule => typeof(NoFragmentCyclesRule);

    [Fact]
    public void A_fragment_spread_twice_is_no_circle()
    {
        AssertValid(
            "{ ...A ...B } fragment A on Query { ...B ...B } fragment B on Query { party { id } }");
    }

    [Fact]
    public void An_unknown_fragment_is_no_circle()
    {
        AssertValid(
            "fragment A on Query { ...Unknown }");
    }

    [Fact]
    public void A_fragment_that_spreads_itself_is_refused()
    {
        AssertErrors(
            "fragment A on Person { friend { ...A } }",
            """
            1:33 Cannot spread fragment "A" within itself.
            """);
    }

    [Fact]
    public void A_circle_of_three_is_refused_once()
    {
        AssertErrors(
            """
            fragment A on Person { ...B }
            fragment B on Person { ...C }
            fragment C on Person { ...A }
            """,
            """
            1:24,2:24,3:24 Cannot spread fragment "A" within itself via "B", "C".
            """);
    }

    [Fact]
    public void A_circle_reached_from_outside_names_the_circle_only()
    {
        AssertErrors(
            """
            fragment A on Person { ...B }
            fragment B on Person { ...C }
            fragment C on Person { ...B }
            """,
            """
            2:24,3:24 Cannot spread fragment "B" within itself via "C".
            """);
    }

    [Fact]
    public void Two_circles_are_two_errors()
    {
        AssertErrors(
            """
            fragment A on Person { ...A ...B }
            fragment B on Person { ...A }
            """,
            """
            1:24 Cannot spread fragment "A" within itself.
            """,
            """
            1:29,2:24 Cannot spread fragment "A" within itself via "B".
            """);
    }

    [Fact]
    public void A_fragment_that_spreads_a_namesake_is_a_circle()
    {
        AssertErrors(
            "{ person { ...F } } fragment F on Person { ...F } fragment F on Person { id }",
            """
            1:44 Cannot spread fragment "F" within itself.
            """);
    }
}
