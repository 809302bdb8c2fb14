using GraphTenancy.GraphQL.Engine.Validation.Rules;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Validation.Rules;

public sealed class MaxRootFieldsRuleTests : RuleTests
{
    private protected override Type Rule => typeof(MaxRootFieldsRule);

    [Fact]
    public void Root_fields_up_to_the_limit_are_allowed() =>
        AssertValid("{ a: company { id name } ...F } fragment F on Query { b: company { id } }", Options with { MaxRootFields = 2 });

    [Fact]
    public void Root_fields_in_fragments_count() =>
        AssertErrors(
            "{ a: company { id } ... { b: company { id } } ...F } fragment F on Query { c: company { id } }",
            Options with { MaxRootFields = 2 },
            "1:1 The operation has more than 2 root fields, fragments expanded. Ask in several requests.");
}
