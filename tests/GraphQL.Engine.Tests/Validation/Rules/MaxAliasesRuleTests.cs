using GraphTenancy.GraphQL.Engine.Validation.Rules;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Validation.Rules;

public sealed class MaxAliasesRuleTests : RuleTests
{
    private protected override Type Rule => typeof(MaxAliasesRule);

    [Fact]
    public void Aliases_up_to_the_limit_are_allowed()
    {
        AssertValid(
            "{ a: order { id } b: order { id } order { id } c: company { id } }",
            Options with { MaxAliasesOfOneField = 2 });
    }

    [Fact]
    public void Repeating_a_field_is_no_alias()
    {
        AssertValid(
            "{ order { id } order { id } order: order { id } order { id } }",
            Options with { MaxAliasesOfOneField = 2 });
    }

    [Fact]
    public void More_aliases_are_refused()
    {
        AssertErrors(
            "{ a: order { id } b: order { id } c: order { id } }",
            Options with { MaxAliasesOfOneField = 2 },
            "1:1 The field \"order\" has more than 2 aliases in one operation. Ask for a list, or " +
            "in several requests.");
    }

    [Fact]
    public void Fragments_count_as_often_as_they_are_spread()
    {
        AssertErrors(
            """
            { ...F }
            fragment F on Query { ...G ... { ...G } ...G }
            fragment G on Query { a: order { id } }
            """,
            Options with { MaxAliasesOfOneField = 2 },
            "1:1 The field \"order\" has more than 2 aliases in one operation. Ask for a list, or " +
            "in several requests.");
    }

    [Fact]
    public void Aliases_of_different_fields_do_not_add_up()
    {
        AssertValid(
            "{ a: order { x: id y: id } b: order { u: total v: total } }",
            Options with { MaxAliasesOfOneField = 2 });
    }
}
