using GraphTenancy.GraphQL.Engine.Types;
using GraphTenancy.GraphQL.Engine.Types.Comparison;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Types.Comparison;

/// <summary>
/// One row per kind of change, both ways where both are changes. Against the reference implementation the differential
/// suite compares thousands of pairs; these rows say which side of each change is which.
/// </summary>
public sealed class SchemaComparerTests
{
    private const string Shop = """
        "The shop."
        schema { query: Query mutation: Mutation }
        directive @note(text: String = "a", level: Int!) on OBJECT | FIELD_DEFINITION
        "The queries."
        type Query implements Named { name: String items(first: Int = 10, where: Filter): [Item!] one: One any: Any state: State }
        type Mutation { add(name: String!): Item }
        interface Named { name: String }
        type Item implements Named { name: String price: Int @deprecated(reason: "old") }
        type One { a: Int }
        type Two { a: Int }
        union Any = Item | One
        enum State { OPEN "No more." CLOSED }
        input Filter { name: String = "x" size: Int! list: [Int] }
        scalar Url @specifiedBy(url: "https://example.com/url")
        """;

    [Fact]
    public void A_schema_does_not_differ_from_itself()
    {
        Assert.Empty(SchemaComparer.Compare(Build(Shop), Build(Shop)));
    }

    [Theory]
    [InlineData("type Two { a: Int }", "", "Breaking TYPE_REMOVED Two", "Safe TYPE_ADDED Two")]
    [InlineData("type Two { a: Int }", "input Two { a: Int }", "Breaking TYPE_CHANGED_KIND Two", "Breaking TYPE_CHANGED_KIND Two")]
    [InlineData("Item | One", "Item", "Breaking TYPE_REMOVED_FROM_UNION Any", "Dangerous TYPE_ADDED_TO_UNION Any")]
    [InlineData("OPEN ", "", "Breaking VALUE_REMOVED_FROM_ENUM State.OPEN", "Dangerous VALUE_ADDED_TO_ENUM State.OPEN")]
    [InlineData("one: One", "", "Breaking FIELD_REMOVED Query.one", "Safe FIELD_ADDED Query.one")]
    [InlineData("list: [Int]", "", "Breaking FIELD_REMOVED Filter.list", "Dangerous OPTIONAL_INPUT_FIELD_ADDED Filter.list")]
    [InlineData("size: Int!", "", "Breaking FIELD_REMOVED Filter.size", "Breaking REQUIRED_INPUT_FIELD_ADDED Filter.size")]
    [InlineData("type Item implements Named", "type Item", "Breaking IMPLEMENTED_INTERFACE_REMOVED Item", "Dangerous IMPLEMENTED_INTERFACE_ADDED Item")]
    [InlineData("first: Int = 10, ", "", "Breaking ARG_REMOVED Query.items(first:)", "Dangerous OPTIONAL_ARG_ADDED Query.items(first:)")]
    [InlineData("(name: String!)", "", "Breaking ARG_REMOVED Mutation.add(name:)", "Breaking REQUIRED_ARG_ADDED Mutation.add(name:)")]
    [InlineData("Int = 10", "Int", "Dangerous ARG_DEFAULT_VALUE_CHANGE Query.items(first:)", "Safe ARG_DEFAULT_VALUE_ADDED Query.items(first:)")]
    [InlineData("Int = 10", "Int = 20", "Dangerous ARG_DEFAULT_VALUE_CHANGE Query.items(first:)", "Dangerous ARG_DEFAULT_VALUE_CHANGE Query.items(first:)")]
    [InlineData("= \"x\"", "", "Dangerous INPUT_FIELD_DEFAULT_VALUE_CHANGE Filter.name", "Safe INPUT_FIELD_DEFAULT_VALUE_ADDED Filter.name")]
    [InlineData("add(name: String!)", "add(name: String)", "Safe ARG_CHANGED_KIND_SAFE Mutation.add(name:)", "Breaking ARG_CHANGED_KIND Mutation.add(name:)")]
    [InlineData("list: [Int]", "list: [Int!]", "Breaking FIELD_CHANGED_KIND Filter.list", "Safe FIELD_CHANGED_KIND_SAFE Filter.list")]
    [InlineData("[Item!]", "[Item!]!", "Safe FIELD_CHANGED_KIND_SAFE Query.items", "Breaking FIELD_CHANGED_KIND Query.items")]
    [InlineData("[Item!]", "Item", "Breaking FIELD_CHANGED_KIND Query.items", "Breaking FIELD_CHANGED_KIND Query.items")]
    [InlineData("text: String = \"a\", ", "", "Breaking DIRECTIVE_ARG_REMOVED @note(text:)", "Safe OPTIONAL_DIRECTIVE_ARG_ADDED @note(text:)")]
    [InlineData(", level: Int!", "", "Breaking DIRECTIVE_ARG_REMOVED @note(level:)", "Breaking REQUIRED_DIRECTIVE_ARG_ADDED @note(level:)")]
    [InlineData(") on OBJECT |", ") repeatable on OBJECT |", "Safe DIRECTIVE_REPEATABLE_ADDED @note", "Breaking DIRECTIVE_REPEATABLE_REMOVED @note")]
    [InlineData(") on OBJECT |", ") @deprecated(reason: \"old\") on OBJECT |", "Safe DEPRECATION_ADDED @note", "Safe DEPRECATION_REMOVED @note")]
    [InlineData("on OBJECT | ", "on ", "Breaking DIRECTIVE_LOCATION_REMOVED @note", "Safe DIRECTIVE_LOCATION_ADDED @note")]
    [InlineData("\"The queries.\"", "", "Safe DESCRIPTION_CHANGED Query", "Safe DESCRIPTION_CHANGED Query")]
    [InlineData("\"No more.\"", "\"Shut.\"", "Safe DESCRIPTION_CHANGED State.CLOSED", "Safe DESCRIPTION_CHANGED State.CLOSED")]
    [InlineData("\"The shop.\"", "", "Safe DESCRIPTION_CHANGED schema", "Safe DESCRIPTION_CHANGED schema")]
    [InlineData("query: Query mutation: Mutation", "query: Query", "Breaking ROOT_TYPE_REMOVED schema", "Safe ROOT_TYPE_ADDED schema")]
    [InlineData("query: Query", "query: One", "Breaking ROOT_TYPE_CHANGED schema", "Breaking ROOT_TYPE_CHANGED schema")]
    [InlineData(" @deprecated(reason: \"old\")", "", "Safe DEPRECATION_REMOVED Item.price", "Safe DEPRECATION_ADDED Item.price")]
    [InlineData("\"old\"", "\"older\"", "Safe DEPRECATION_REASON_CHANGED Item.price", "Safe DEPRECATION_REASON_CHANGED Item.price")]
    [InlineData("com/url", "com/uri", "Dangerous SPECIFIED_BY_CHANGED Url", "Dangerous SPECIFIED_BY_CHANGED Url")]
    [InlineData("input Filter { name: String = \"x\" size: Int! list: [Int] }", "input Filter @oneOf { name: String size: Int list: [Int] }",
        "Dangerous INPUT_FIELD_DEFAULT_VALUE_CHANGE Filter.name, Safe FIELD_CHANGED_KIND_SAFE Filter.size, Breaking ONE_OF_ADDED Filter",
        "Safe INPUT_FIELD_DEFAULT_VALUE_ADDED Filter.name, Breaking FIELD_CHANGED_KIND Filter.size, Safe ONE_OF_REMOVED Filter")]
    [InlineData("type One {", "type One @note(level: 1) {", "Dangerous APPLIED_DIRECTIVE_ADDED One", "Dangerous APPLIED_DIRECTIVE_REMOVED One")]
    public void Each_change_has_its_class(string text, string replacement, string expected, string expectedBack)
    {
        Schema old = Build(Shop);
        Schema changed = Build(Replace(text, replacement));

        Assert.Equal(expected, Describe(SchemaComparer.Compare(old, changed)));
        Assert.Equal(expectedBack, Describe(SchemaComparer.Compare(changed, old)));
    }

    [Fact]
    public void The_order_of_fields_in_a_default_is_no_change()
    {
        const string Sdl = "type Query { a(b: B = { x: 1, y: [{ x: 2, y: [] }] }): Int } input B { x: Int y: [B] }";

        IReadOnlyList<SchemaChange> changes = SchemaComparer.Compare(
            Build(Sdl), Build(Sdl.Replace("x: 2, y: []", "y: [], x: 2", StringComparison.Ordinal)));

        Assert.Empty(changes);
    }

    [Fact]
    public void A_standard_scalar_without_users_is_told_as_such()
    {
        SchemaChange change = Assert.Single(
            SchemaComparer.Compare(Build("type Query { a: Int b: Float }"), Build("type Query { a: Int b: Int }")),
            static change => change.Code == SchemaChangeCodes.TypeRemoved);

        Assert.Equal("Standard scalar Float was removed because it is not referenced anymore.", change.Message);
    }

    private static string Replace(string text, string replacement)
    {
        Assert.Contains(text, Shop, StringComparison.Ordinal);
        return Shop.Replace(text, replacement, StringComparison.Ordinal);
    }

    private static Schema Build(string sdl) => SchemaBuilder.FromSdl(sdl).Build();

    private static string Describe(IEnumerable<SchemaChange> changes) =>
        string.Join(", ", changes.Select(static change => $"{change.Severity} {change.Code} {change.Path}"));
}
