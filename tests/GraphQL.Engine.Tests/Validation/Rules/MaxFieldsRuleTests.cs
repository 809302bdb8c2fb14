using GraphTenancy.GraphQL.Engine.Validation.Rules;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Validation.Rules;

public sealed class MaxFieldsRuleTests : RuleTests
{
    private protected override Type Rule => typeof(MaxFieldsRule);

    [Fact]
    public void Fields_up_to_the_limit_are_allowed()
    {
        AssertValid(
            "{ order { id total } party { id } }",
            Options with { MaxFields = 5 });
    }

    [Fact]
    public void Each_operation_is_counted_alone()
    {
        AssertValid(
            "query A { order { id total } } query B { order { id total } }",
            Options with { MaxFields = 5 });
    }

    [Fact]
    public void More_fields_are_refused()
    {
        AssertErrors(
            "{ order { id total status } party { id } }",
            Options with { MaxFields = 5 },
            "1:1 The operation selects more than 5 fields, fragments expanded. Ask for less or in " +
            "several requests.");
    }

    [Fact]
    public void A_fragment_counts_as_often_as_it_is_spread()
    {
        AssertErrors(
            """
            { a: order { ...F } b: order { ...F } }
            fragment F on Order { id total }
            """,
            Options with { MaxFields = 5 },
            "1:1 The operation selects more than 5 fields, fragments expanded. Ask for less or in " +
            "several requests.");
    }

    [Fact]
    public void A_circle_is_left_to_its_own_rule()
    {
        AssertValid(
            "{ person { ...A } } fragment A on Person { friend { ...A ...A } }",
            Options with { MaxFields = 5 });
    }
}
