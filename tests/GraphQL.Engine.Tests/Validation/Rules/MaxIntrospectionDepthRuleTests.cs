using GraphTenancy.GraphQL.Engine.Validation.Rules;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Validation.Rules;

public sealed class MaxIntrospectionDepthRuleTests : RuleTests
{
    private protected override Type Rule => typeof(MaxIntrospectionDepthRule);

    [Fact]
    public void The_introspection_of_an_IDE_is_allowed()
    {
        AssertValid(
            "{ __schema { types { fields { args { type { ofType { ofType { name } } } } " +
            "inputFields { name } } } } }");
    }

    [Fact]
    public void Lists_outside_introspection_do_not_count()
    {
        AssertValid(
            "{ order { fields { fields { fields { fields { id } } } } } }");
    }

    [Fact]
    public void Three_nested_lists_are_refused()
    {
        AssertErrors(
            "{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }",
            "1:3 Maximum introspection depth exceeded");
    }

    [Fact]
    public void Nested_lists_through_fragments_are_refused()
    {
        AssertErrors(
            """
            { __type(name: "Query") { ...A } }
            fragment A on __Type { fields { type { ...B } } }
            fragment B on __Type { interfaces { possibleTypes { name } } }
            """,
            "1:3 Maximum introspection depth exceeded");
    }

    [Fact]
    public void A_circle_of_fragments_ends()
    {
        AssertValid(
            """
            { __type(name: "A") { ...A } } fragment A on __Type { ofType { ...A } }
            """);
    }
}
