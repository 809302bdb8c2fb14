using GraphTenancy.GraphQL.Engine.Validation.Rules;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Validation.Rules;

public sealed class UniqueVariableNamesRuleTests : RuleTests
{
    private protected override Type Rule => typeof(UniqueVariableNamesRule);

    [Fact]
    public void Operations_may_have_variables_of_one_name()
    {
        AssertValid(
            "query A($a: Int, $b: Int) { party { id } } query B($a: Int) { party { id } }");
    }

    [Fact]
    public void One_name_twice_is_refused_once()
    {
        AssertErrors(
            "query A($a: Int, $a: String, $a: Int) { party { id } }",
            """
            1:10,1:19,1:31 There can be only one variable named "$a".
            """);
    }
}
