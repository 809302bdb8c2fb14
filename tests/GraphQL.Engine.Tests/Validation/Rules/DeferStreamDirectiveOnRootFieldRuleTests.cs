using GraphTenancy.GraphQL.Engine.Validation.Rules;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Validation.Rules;

public sealed class DeferStreamDirectiveOnRootFieldRuleTests : RuleTests
{
    private protected override Type Rule => typeof(DeferStreamDirectiveOnRootFieldRule);

    [Fact]
    public void Deferring_in_a_query_or_below_the_root_is_right()
    {
        AssertValid(
            "query A { ... @defer { party { id } } orders @stream { id } } mutation B { place { " +
            "... @defer { id } lines @stream { number } } }");
    }

    [Fact]
    public void Deferring_root_fields_of_a_mutation_is_refused()
    {
        AssertErrors(
            """
            mutation { ... @defer { place { id } } ...F }
            fragment F on Mutation { ship(id: 1) @stream { id } }
            """,
            """
            1:16 Defer directive cannot be used on root mutation type "Mutation".
            """,
            """
            2:38 Stream directive cannot be used on root mutation type "Mutation".
            """);
    }

    [Fact]
    public void The_second_spread_of_a_fragment_is_not_looked_at()
    {
        AssertErrors(
            "mutation { ...F ...F @defer ...F @defer } fragment F on Mutation { place { id } ... @defer { ship(id: 1) { id } } }",
            """
            1:85 Defer directive cannot be used on root mutation type "Mutation".
            """);
    }

    [Fact]
    public void A_spread_inside_an_inline_fragment_comes_before_the_spreads_that_follow_it() =>
        AssertValid("mutation { ... { ...F } ...F @defer } fragment F on Mutation { place { id } }");
}
