using GraphTenancy.GraphQL.Engine.Validation.Rules;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Validation.Rules;

public sealed class StreamDirectiveOnListFieldRuleTests : RuleTests
{
    private protected override Type Rule => typeof(StreamDirectiveOnListFieldRule);

    [Fact]
    public void A_list_can_be_streamed()
    {
        AssertValid(
            "{ orders @stream { id } search @stream { __typename } }");
    }

    [Fact]
    public void Anything_else_cannot_be_streamed()
    {
        AssertErrors(
            "{ order @stream { id } }",
            """
            1:9 Directive "@stream" cannot be used on non-list field "Query.order".
            """);
    }
}
