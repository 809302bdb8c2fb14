using GraphTenancy.GraphQL.Engine.Validation.Rules;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Validation.Rules;

public sealed class PossibleFragmentSpreadsRuleTests : RuleTests
{
    private protected override Type Rule => typeof(PossibleFragmentSpreadsRule);

    [Fact]
    public void The_same_object_is_possible()
    {
        AssertValid(
            "{ company { ... on Company { id } ... { id } } }");
    }

    [Fact]
    public void An_object_in_an_interface_or_union_is_possible()
    {
        AssertValid(
            "{ party { ... on Person { id } } found { ... on Order { id } } company { ... on " +
            "Party { id } ... on Found { __typename } } }");
    }

    [Fact]
    public void Interfaces_and_unions_that_share_an_object_are_possible()
    {
        AssertValid(
            "{ node(id: 1) { ...F ... on Party { id } } } fragment F on Found { __typename }");
    }

    [Fact]
    public void Unknown_types_are_not_judged()
    {
        AssertValid(
            "{ company { ... on Nothing { id } ... on String { id } ...F ...G } } fragment F on Nothing { id }");
    }

    [Fact]
    public void Another_object_is_impossible()
    {
        AssertErrors(
            """
            { company { ... on Person { id } ...F } }
            fragment F on Order { id }
            """,
            """
            1:13 Fragment cannot be spread here as objects of type "Company" can never be of type "Person".
            """,
            """
            1:34 Fragment "F" cannot be spread here as objects of type "Company" can never be of type "Order".
            """);
    }

    [Fact]
    public void An_object_outside_the_union_is_impossible()
    {
        AssertErrors(
            "{ found { ... on Line { number } } }",
            """
            1:11 Fragment cannot be spread here as objects of type "Found" can never be of type "Line".
            """);
    }

    [Fact]
    public void Abstract_types_without_a_shared_object_are_impossible()
    {
        AssertErrors(
            "{ goods { ... on Party { id } ... on Found { __typename } } }",
            """
            1:11 Fragment cannot be spread here as objects of type "Goods" can never be of type "Party".
            """,
            """
            1:31 Fragment cannot be spread here as objects of type "Goods" can never be of type "Found".
            """);
    }
}
