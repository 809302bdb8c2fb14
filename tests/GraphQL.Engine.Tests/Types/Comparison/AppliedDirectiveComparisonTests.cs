using GraphTenancy.GraphQL.Engine.Types;
using GraphTenancy.GraphQL.Engine.Types.Comparison;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Types.Comparison;

public sealed class AppliedDirectiveComparisonTests
{
    private const string Directives = """
        directive @authorize(roles: [String!], policy: String) repeatable on FIELD_DEFINITION | OBJECT
        directive @allowAnonymous on FIELD_DEFINITION
        directive @cost(weight: String!) on FIELD_DEFINITION
        directive @listSize(assumedSize: Int) on FIELD_DEFINITION
        directive @tag(name: String, other: Int) on FIELD_DEFINITION
        """;

    [Theory]
    [InlineData("", "@authorize", "Breaking AUTHORIZATION_ADDED")]
    [InlineData("@authorize", "", "Dangerous AUTHORIZATION_REMOVED")]
    [InlineData("@authorize", "@authorize(roles: \"a\")", "Breaking AUTHORIZATION_NARROWED")]
    [InlineData("@authorize(roles: [\"a\"])", "@authorize", "Dangerous AUTHORIZATION_WIDENED")]
    [InlineData("@authorize(roles: [\"a\"])", "@authorize(roles: [\"a\", \"b\"])", "Dangerous AUTHORIZATION_WIDENED")]
    [InlineData("@authorize(roles: [\"a\", \"b\"])", "@authorize(roles: [\"b\", \"a\"])", "")]
    [InlineData("@authorize(roles: [\"a\", \"b\"])", "@authorize(roles: [\"b\"])", "Breaking AUTHORIZATION_NARROWED")]
    [InlineData("@authorize(roles: [\"a\"])", "@authorize(roles: [\"b\"])", "Breaking AUTHORIZATION_CHANGED")]
    [InlineData("@authorize(policy: \"p\")", "@authorize(policy: \"q\")", "Breaking AUTHORIZATION_CHANGED")]
    [InlineData("@authorize(roles: [\"a\"], policy: \"p\")", "@authorize(roles: [\"a\"])", "Dangerous AUTHORIZATION_WIDENED")]
    [InlineData("@authorize(roles: [\"a\"], policy: \"p\")", "@authorize(policy: \"p\") @authorize(roles: \"a\")", "")]
    [InlineData("@authorize(roles: \"a\")", "@authorize(policy: \"p\") @authorize(roles: \"a\")", "Breaking AUTHORIZATION_NARROWED")]
    [InlineData("", "@allowAnonymous", "Dangerous AUTHORIZATION_WIDENED")]
    [InlineData("@allowAnonymous", "", "Breaking AUTHORIZATION_NARROWED")]
    [InlineData("@cost(weight: \"5\")", "@cost(weight: \"10\")", "Dangerous COST_RAISED")]
    [InlineData("@cost(weight: \"10\")", "@cost(weight: \"5.5\")", "Safe COST_LOWERED")]
    [InlineData("@cost(weight: \"10\")", "@cost(weight: \"10.0\")", "")]
    [InlineData("@cost(weight: \"10\")", "", "Dangerous COST_CHANGED")]
    [InlineData("@listSize(assumedSize: 10)", "@listSize(assumedSize: 20)", "Dangerous COST_CHANGED")]
    [InlineData("@tag(name: \"a\", other: 1)", "@tag(other: 1, name: \"a\")", "")]
    [InlineData("@tag(name: \"a\")", "@tag(name: \"b\")", "Dangerous APPLIED_DIRECTIVE_CHANGED")]
    public void Each_change_has_its_class(string old, string @new, string expected)
    {
        IReadOnlyList<SchemaChange> changes = SchemaComparer.Compare(Build(old), Build(@new));

        Assert.Equal(expected, string.Join(", ", changes.Select(static change => $"{change.Severity} {change.Code}")));
        Assert.All(changes, static change => Assert.Equal("Query.a", change.Path));
    }

    [Fact]
    public void What_opens_data_says_to_whom()
    {
        SchemaChange change = Assert.Single(SchemaComparer.Compare(
            Build("@authorize(roles: [\"admin\", \"auditor\"], policy: \"paid\")"), Build("")));

        Assert.Equal(
            "@authorize was removed from Query.a: it is open to callers who were refused "
            + "(one of the roles admin, auditor and the policy paid).",
            change.Message);
    }

    [Fact]
    public void A_type_that_loses_its_guard_opens_data_as_well()
    {
        SchemaChange change = Assert.Single(SchemaComparer.Compare(
            SchemaBuilder.FromSdl($"{Directives} type Query @authorize {{ a: Int }}").Build(), Build("")));

        Assert.Equal((SchemaChangeSeverity.Dangerous, "AUTHORIZATION_REMOVED", "Query"), (change.Severity, change.Code, change.Path));
    }

    [Fact]
    public void A_directive_of_the_same_name_with_other_arguments_is_one_of_the_schemas_own()
    {
        const string Sdl = "directive @authorize(requires: Int) on FIELD_DEFINITION type Query { a: Int @authorize(requires: 1) }";

        SchemaChange change = Assert.Single(SchemaComparer.Compare(
            SchemaBuilder.FromSdl(Sdl).Build(),
            SchemaBuilder.FromSdl(Sdl.Replace(" @authorize(requires: 1)", "", StringComparison.Ordinal)).Build()));

        Assert.Equal("@authorize(requires: 1) was removed from Query.a.", change.Message);
    }

    private static Schema Build(string applied) =>
        SchemaBuilder.FromSdl($"{Directives} type Query {{ a: Int {applied} }}").Build();
}
