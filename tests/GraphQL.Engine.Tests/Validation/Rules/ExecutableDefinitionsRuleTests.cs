using GraphTenancy.GraphQL.Engine.Validation.Rules;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Validation.Rules;

public sealed class ExecutableDefinitionsRuleTests : RuleTests
{
    private protected override Type Rule => typeof(ExecutableDefinitionsRule);

    [Fact]
    public void Operations_and_fragments_are_executable()
    {
        AssertValid(
            "{ party { ...P } } fragment P on Party { id }");
    }

    [Fact]
    public void A_type_definition_is_refused()
    {
        AssertErrors(
            """
            { party { id } }
            type Cow { name: String }
            """,
            """
            2:1 The "Cow" definition is not executable.
            """);
    }

    [Fact]
    public void A_schema_and_a_directive_definition_are_refused()
    {
        AssertErrors(
            """
            schema { query: Query }
            directive @x on FIELD
            extend type Person { x: Int }
            """,
            "1:1 The schema definition is not executable.",
            """
            2:1 The "x" definition is not executable.
            """,
            """
            3:1 The "Person" definition is not executable.
            """);
    }
}
