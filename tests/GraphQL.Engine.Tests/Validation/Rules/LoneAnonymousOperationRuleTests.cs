using GraphTenancy.GraphQL.Engine.Validation.Rules;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Validation.Rules;

public sealed class LoneAnonymousOperationRuleTests : RuleTests
{
    private protected override Type Rule => typeof(LoneAnonymousOperationRule);

    [Fact]
    public void One_anonymous_operation_may_stand_with_fragments()
    {
        AssertValid(
            "{ ...A } fragment A on Query { party { id } }");
    }

    [Fact]
    public void An_anonymous_operation_beside_another_is_refused()
    {
        AssertErrors(
            """
            { party { id } }
            query B { party { id } }
            """,
            "1:1 This anonymous operation must be the only defined operation.");
    }

    [Fact]
    public void Two_anonymous_operations_are_both_refused()
    {
        AssertErrors(
            """
            { party { id } }
            { party { id } }
            """,
            "1:1 This anonymous operation must be the only defined operation.",
            "2:1 This anonymous operation must be the only defined operation.");
    }
}
