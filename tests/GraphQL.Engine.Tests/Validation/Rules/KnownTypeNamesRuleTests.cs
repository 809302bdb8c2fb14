using GraphTenancy.GraphQL.Engine.Validation.Rules;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Validation.Rules;

public sealed class KnownTypeNamesRuleTests : RuleTests
{
    private protected override Type Rule => typeof(KnownTypeNamesRule);

    [Fact]
    public void Types_of_the_schema_and_built_in_scalars_are_known()
    {
        AssertValid(
            "query($a: String, $b: [Filter!]!) { node(id: 1) { ... on Person { id } ...F } } " +
            "fragment F on Order { id }");
    }

    [Fact]
    public void Unknown_types_are_refused_with_a_suggestion()
    {
        AssertErrors(
            """
            query($a: Zebra) { node(id: 1) { ... on Persn { id } } }
            fragment F on Ordr { id }
            """,
            """
            1:11 Unknown type "Zebra".
            """,
            """
            1:41 Unknown type "Persn". Did you mean "Person" or "Party"?
            """,
            """
            2:15 Unknown type "Ordr". Did you mean "Order"?
            """);
    }

    [Fact]
    public void Suggestions_can_be_switched_off()
    {
        AssertErrors(
            "{ node(id: 1) { ... on Persn { id } } }",
            Options with { Suggestions = false },
            """
            1:24 Unknown type "Persn".
            """);
    }
}
