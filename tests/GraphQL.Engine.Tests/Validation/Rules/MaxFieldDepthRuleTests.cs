using GraphTenancy.GraphQL.Engine.Validation.Rules;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Validation.Rules;

public sealed class MaxFieldDepthRuleTests : RuleTests
{
    private protected override Type Rule => typeof(MaxFieldDepthRule);

    [Fact]
    public void Fields_up_to_the_limit_are_allowed()
    {
        AssertValid(
            "{ order { party { id } } }",
            Options with { MaxFieldDepth = 3 });
    }

    [Fact]
    public void Inline_fragments_are_no_level()
    {
        AssertValid(
            "{ order { ... { ... on Order { party { ... { id } } } } } }",
            Options with { MaxFieldDepth = 3 });
    }

    [Fact]
    public void Introspection_does_not_count()
    {
        AssertValid(
            "{ __schema { types { fields { type { ofType { ...T } } } } } } fragment T on __Type " +
            "{ ofType { ofType { ofType { name } } } }",
            Options with { MaxFieldDepth = 3 });
    }

    [Fact]
    public void Fields_below_the_limit_are_refused()
    {
        AssertErrors(
            "{ order { lines { order { id } } } }",
            Options with { MaxFieldDepth = 3 },
            "1:27 Fields nest 4 levels deep; at most 3 are allowed. Select less deeply or ask in " +
            "several requests.");
    }

    [Fact]
    public void Fragments_are_looked_through()
    {
        AssertErrors(
            """
            { order { ...A } }
            fragment A on Order { lines { ...B } }
            fragment B on Line { order { party { id } } }
            """,
            Options with { MaxFieldDepth = 3 },
            "1:11 Fields nest 5 levels deep; at most 3 are allowed. Select less deeply or ask in " +
            "several requests.");
    }

    [Fact]
    public void A_circle_is_left_to_its_own_rule()
    {
        AssertValid(
            "{ person { ...A } } fragment A on Person { friend { ...A } }",
            Options with { MaxFieldDepth = 3 });
    }
}
