using GraphTenancy.GraphQL.Engine.Validation.Rules;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Validation.Rules;

public sealed class KnownOperationTypesRuleTests : RuleTests
{
    private protected override Type Rule => typeof(KnownOperationTypesRule);

    [Fact]
    public void Operations_that_the_schema_has_are_right()
    {
        AssertValid(
            "query A { party { id } } mutation B { place { id } } subscription C { placed { id } }");
    }
}
