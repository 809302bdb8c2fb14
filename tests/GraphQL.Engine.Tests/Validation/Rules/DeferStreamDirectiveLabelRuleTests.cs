using GraphTenancy.GraphQL.Engine.Validation.Rules;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Validation.Rules;

public sealed class DeferStreamDirectiveLabelRuleTests : RuleTests
{
    private protected override Type Rule => typeof(DeferStreamDirectiveLabelRule);

    [Fact]
    public void Different_labels_are_right()
    {
        AssertValid(
            "{ party { ... @defer(label: \"a\") { id } ... @defer(label: \"b\") { id } ... @defer { " +
            "id } } orders @stream(label: \"c\") { id } }");
    }

    [Fact]
    public void One_label_twice_is_refused()
    {
        AssertErrors(
            """
            { party { ... @defer(label: "a") { id } } orders @stream(label: "a") { id } }
            """,
            "1:15,1:50 Value for arguments \"defer(label:)\" and \"stream(label:)\" must be unique " +
            "across all Defer/Stream directive usages.");
    }

    [Fact]
    public void A_variable_is_no_label()
    {
        AssertErrors(
            "query($l: String) { party { ... @defer(label: $l) { id } } }",
            """
            1:33 Argument "@defer(label:)" must be a static string.
            """);
    }
}
