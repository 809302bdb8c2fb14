using GraphTenancy.GraphQL.Engine.Validation.Rules;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Validation.Rules;

public sealed class KnownDirectivesRuleTests : RuleTests
{
    private protected override Type Rule => typeof(KnownDirectivesRule);

    [Fact]
    public void Directives_at_their_places_are_right()
    {
        AssertValid(
            "query($a: Int @onVariable) @onQuery { party @skip(if: true) @onField(text: \"a\") { " +
            "...F @include(if: true) } } fragment F on Party { id }");
    }

    [Fact]
    public void An_unknown_directive_is_refused()
    {
        AssertErrors(
            "{ party @unknown { id } }",
            """
            1:9 Unknown directive "@unknown".
            """);
    }

    [Fact]
    public void A_directive_elsewhere_is_refused()
    {
        AssertErrors(
            """
            query($a: Int @onQuery) @onField { party @onQuery { ...F @onField } }
            mutation @onQuery { place { id } }
            fragment F on Party @skip(if: true) { ... @onVariable { id } }
            """,
            """
            1:15 Directive "@onQuery" may not be used on VARIABLE_DEFINITION.
            """,
            """
            1:25 Directive "@onField" may not be used on QUERY.
            """,
            """
            1:42 Directive "@onQuery" may not be used on FIELD.
            """,
            """
            1:58 Directive "@onField" may not be used on FRAGMENT_SPREAD.
            """,
            """
            2:10 Directive "@onQuery" may not be used on MUTATION.
            """,
            """
            3:21 Directive "@skip" may not be used on FRAGMENT_DEFINITION.
            """,
            """
            3:43 Directive "@onVariable" may not be used on INLINE_FRAGMENT.
            """);
    }

    [Fact]
    public void A_subscription_has_its_own_place()
    {
        AssertErrors(
            "subscription @onQuery { placed { id } }",
            """
            1:14 Directive "@onQuery" may not be used on SUBSCRIPTION.
            """);
    }
}
