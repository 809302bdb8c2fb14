using GraphTenancy.GraphQL.Engine.Validation.Rules;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Validation.Rules;

public sealed class MaxDirectivesPerLocationRuleTests : RuleTests
{
    private protected override Type Rule => typeof(MaxDirectivesPerLocationRule);

    [Fact]
    public void Four_directives_are_allowed()
    {
        AssertValid(
            "{ party @tag @tag @tag @tag { id @tag @tag @tag @tag } }");
    }

    [Fact]
    public void A_fifth_directive_is_refused()
    {
        AssertErrors(
            "{ party @tag @tag @tag @tag @tag { id } }",
            "1:29 There are 5 directives at one location; at most 4 are allowed.");
    }
}
