using GraphTenancy.GraphQL.Engine.Validation.Rules;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Validation.Rules;

public sealed class DeferStreamDirectiveOnValidOperationsRuleTests : RuleTests
{
    private protected override Type Rule => typeof(DeferStreamDirectiveOnValidOperationsRule);

    [Fact]
    public void What_a_variable_can_switch_off_is_right()
    {
        AssertValid(
            "subscription($b: Boolean!) { placed { ... @defer(if: $b) { id } lines @stream(if: " +
            "false) { number } ... @skip(if: $b) { ... @defer { id } } } }");
    }

    [Fact]
    public void Deferring_in_a_subscription_is_refused()
    {
        AssertErrors(
            """
            subscription { placed { ... @defer { id } ...F } }
            fragment F on Order { lines @stream(if: true) { number } }
            """,
            "1:29 Defer directive not supported on subscription operations. Disable `@defer` by " +
            "setting the `if` argument to `false`.",
            "2:29,1:43 Stream directive not supported on subscription operations. Disable `@stream` by " +
            "setting the `if` argument to `false`.");
    }
}
