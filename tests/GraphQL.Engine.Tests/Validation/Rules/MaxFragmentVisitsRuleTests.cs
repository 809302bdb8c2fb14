using GraphTenancy.GraphQL.Engine.Validation.Rules;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Validation.Rules;

public sealed class MaxFragmentVisitsRuleTests : RuleTests
{
    private const string Document =
        "{ company { ...A ...A } } fragment A on Company { ...B } fragment B on Company { id }";

    private protected override Type Rule => typeof(MaxFragmentVisitsRule);

    [Fact]
    public void Spreads_up_to_the_limit_are_allowed() => AssertValid(Document, Options with { MaxFragmentVisits = 4 });

    [Fact]
    public void Spreads_in_fragments_count_as_often_as_they_are_reached() =>
        AssertErrors(
            Document,
            Options with { MaxFragmentVisits = 3 },
            "1:1 The operation spreads fragments more than 3 times, those in fragments included. "
            + "Select the fields directly or ask in several requests.");

    [Fact]
    public void A_circle_is_left_to_its_own_rule() =>
        AssertValid("{ company { ...A } } fragment A on Company { ...A }", Options with { MaxFragmentVisits = 1 });
}
