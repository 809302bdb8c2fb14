using GraphTenancy.GraphQL.Engine.Validation.Rules;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Validation.Rules;

public sealed class UniqueDirectivesPerLocationRuleTests : RuleTests
{
    private protected override Type Rule => typeof(UniqueDirectivesPerLocationRule);

    [Fact]
    public void Different_and_repeatable_directives_may_stand_together()
    {
        AssertValid(
            "{ party @skip(if: true) @include(if: true) @tag @tag { id @skip(if: true) } }");
    }

    [Fact]
    public void Unknown_directives_are_not_judged()
    {
        AssertValid(
            "{ party @unknown @unknown { id } }");
    }

    [Fact]
    public void One_directive_twice_is_refused()
    {
        AssertErrors(
            "{ party @skip(if: true) @skip(if: false) { id } }",
            """
            1:9,1:25 The directive "@skip" can only be used once at this location.
            """);
    }
}
