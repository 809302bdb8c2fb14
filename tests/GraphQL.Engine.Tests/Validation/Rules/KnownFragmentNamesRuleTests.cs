using GraphTenancy.GraphQL.Engine.Validation.Rules;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Validation.Rules;

public sealed class KnownFragmentNamesRuleTests : RuleTests
{
    private protected override Type Rule => typeof(KnownFragmentNamesRule);

    [Fact]
    public void A_defined_fragment_is_known()
    {
        AssertValid(
            "{ ...A ... { party { id } } } fragment A on Query { party { id } }");
    }

    [Fact]
    public void An_undefined_fragment_is_refused()
    {
        AssertErrors(
            """
            { ...A
             ...B party { ...C } } fragment B on Query { ...D }
            """,
            """
            1:6 Unknown fragment "A".
            """,
            """
            2:18 Unknown fragment "C".
            """,
            """
            2:49 Unknown fragment "D".
            """);
    }
}
