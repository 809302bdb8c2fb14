using GraphTenancy.GraphQL.Engine.Validation.Rules;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Validation.Rules;

public sealed class UniqueArgumentNamesRuleTests : RuleTests
{
    private protected override Type Rule => typeof(UniqueArgumentNamesRule);

    [Fact]
    public void Different_arguments_may_stand_together()
    {
        AssertValid(
            "{ arguments { two(a: 1, b: 2) } party @skip(if: true) @include(if: true) { id } }");
    }

    [Fact]
    public void One_argument_twice_is_refused()
    {
        AssertErrors(
            "{ arguments { two(a: 1, b: 2, a: 3) } }",
            """
            1:19,1:31 There can be only one argument named "a".
            """);
    }

    [Fact]
    public void One_argument_of_a_directive_twice_is_refused()
    {
        AssertErrors(
            "{ party @skip(if: true, if: false) { id } }",
            """
            1:15,1:25 There can be only one argument named "if".
            """);
    }
}
