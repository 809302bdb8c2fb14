using GraphTenancy.GraphQL.Engine.Validation.Rules;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Validation.Rules;

public sealed class VariablesAreInputTypesRuleTests : RuleTests
{
    private protected override Type Rule => typeof(VariablesAreInputTypesRule);

    [Fact]
    public void Scalars_enums_and_input_objects_are_input_types()
    {
        AssertValid(
            "query($a: String!, $b: [Status], $c: Filter, $d: Unknown) { party { id } }");
    }

    [Fact]
    public void Output_types_are_refused()
    {
        AssertErrors(
            "query($a: Person, $b: [[Found!]!]) { party { id } }",
            """
            1:11 Variable "$a" cannot be non-input type "Person".
            """,
            """
            1:23 Variable "$b" cannot be non-input type "[[Found!]!]".
            """);
    }
}
