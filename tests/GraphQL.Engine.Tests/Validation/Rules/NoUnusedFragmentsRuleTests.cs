using GraphTenancy.GraphQL.Engine.Validation.Rules;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Validation.Rules;

public sealed class NoUnusedFragmentsRuleTests : RuleTests
{
    private protected override Type Rule => typeof(NoUnusedFragmentsRule);

    [Fact]
    public void A_fragment_used_through_another_is_used()
    {
        AssertValid(
            "{ ...A } fragment A on Query { ...B } fragment B on Query { party { id } }");
    }

    [Fact]
    public void A_fragment_that_nothing_spreads_is_refused()
    {
        AssertErrors(
            """
            { party { id } }
            fragment A on Query { party { id } }
            """,
            """
            2:1 Fragment "A" is never used.
            """);
    }

    [Fact]
    public void Fragments_that_only_spread_each_other_are_refused()
    {
        AssertErrors(
            """
            { party { id } }
            fragment A on Query { ...B }
            fragment B on Query { ...A }
            """,
            """
            2:1 Fragment "A" is never used.
            """,
            """
            3:1 Fragment "B" is never used.
            """);
    }
}
