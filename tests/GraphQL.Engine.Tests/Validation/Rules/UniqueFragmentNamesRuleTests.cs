using GraphTenancy.GraphQL.Engine.Validation.Rules;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Validation.Rules;

public sealed class UniqueFragmentNamesRuleTests : RuleTests
{
    private protected override Type Rule => typeof(UniqueFragmentNamesRule);

    [Fact]
    public void Different_names_may_stand_together()
    {
        AssertValid(
            "{ ...A ...B } fragment A on Query { party { id } } fragment B on Query { party { id } }");
    }

    [Fact]
    public void Two_fragments_of_one_name_are_refused()
    {
        AssertErrors(
            """
            { ...A }
            fragment A on Query { party { id } }
            fragment A on Query { party { id } }
            """,
            """
            2:10,3:10 There can be only one fragment named "A".
            """);
    }
}
