using GraphTenancy.GraphQL.Engine.Validation.Rules;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Validation.Rules;

public sealed class UniqueOperationNamesRuleTests : RuleTests
{
    private protected override Type Rule => typeof(UniqueOperationNamesRule);

    [Fact]
    public void Different_names_may_stand_together()
    {
        AssertValid(
            "query A { party { id } } mutation B { place { id } }");
    }

    [Fact]
    public void An_operation_may_be_named_as_a_fragment()
    {
        AssertValid(
            "query A { ...A } fragment A on Query { party { id } }");
    }

    [Fact]
    public void Two_operations_of_one_name_are_refused()
    {
        AssertErrors(
            """
            query A { party { id } }
            mutation A { place { id } }
            """,
            """
            1:7,2:10 There can be only one operation named "A".
            """);
    }
}
