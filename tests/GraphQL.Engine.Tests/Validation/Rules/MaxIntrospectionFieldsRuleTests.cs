using System.Text;
using GraphTenancy.GraphQL.Engine.Validation.Rules;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Validation.Rules;

public sealed class MaxIntrospectionFieldsRuleTests : RuleTests
{
    private protected override Type Rule => typeof(MaxIntrospectionFieldsRule);

    [Fact]
    public void Fields_of_data_do_not_count() =>
        AssertValid("{ company { id name } __typename }", Options with { MaxIntrospectionFields = 1 });

    [Fact]
    public void The_schema_may_be_asked_for_once() =>
        AssertValid("{ __schema { types { ...T } } } fragment T on __Type { name }", Options with { MaxIntrospectionFields = 3 });

    [Fact]
    public void Each_alias_counts_with_all_below_it()
    {
        var document = new StringBuilder("{");
        for (int i = 0; i < 200; i++)
        {
            document.Append($" a{i}: __schema {{ types {{ ...T }} }}");
        }

        AssertErrors(
            document.Append(" } fragment T on __Type { name }").ToString(),
            "1:3 Introspection selects more than 500 fields, fragments expanded. Ask for the schema once.");
    }
}
