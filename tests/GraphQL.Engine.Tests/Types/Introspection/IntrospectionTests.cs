using System.Text.Json.Nodes;
using GraphTenancy.GraphQL.Engine.Types;
using GraphTenancy.GraphQL.Engine.Types.Configuration;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Types.Introspection;

public sealed class IntrospectionTests
{
    private static readonly Schema Schema = SchemaBuilder.FromSdl("""
        "Says something."
        schema { query: Root }
        directive @tag(name: String = "x", old: Int @deprecated(reason: "No.")) repeatable on FIELD | OBJECT
        "The root."
        type Root implements Node { id: ID! old(a: [Int!]! = [1, 2], b: In = {c: RED}, z: Int @deprecated): String @deprecated }
        interface Node { id: ID! }
        union Any = Root
        enum Color { RED GREEN @deprecated(reason: "Too green.") }
        input In @oneOf { c: Color d: String @deprecated }
        input Plain { e: Int = 1 }
        scalar Moment @specifiedBy(url: "https://example.com/moment")
        """).Build();

    [Fact]
    public void The_schema_tells_its_description_and_roots() =>
        AssertAnswer(
            "__schema { __typename description queryType { name kind } mutationType { name } subscriptionType { name } }",
            """{"__schema":{"__typename":"__Schema","description":"Says something.","queryType":{"name":"Root","kind":"OBJECT"},"mutationType":null,"subscriptionType":null}}""");

    [Fact]
    public void Types_are_those_defined_and_referred_to_and_those_of_introspection()
    {
        JsonObject answer = IntrospectionRunner.Run(Schema, "{ __schema { types { name } } }");

        JsonArray types = Assert.IsType<JsonArray>(answer["__schema"]?["types"]);
        Assert.Equal(
            [
                "Any", "Boolean", "Color", "ID", "In", "Int", "Moment", "Node", "Plain", "Root", "String", "__Directive",
                "__DirectiveLocation", "__EnumValue", "__Field", "__InputValue", "__Schema", "__Type", "__TypeKind",
            ],
            types.Select(static type => type?["name"]?.GetValue<string>()).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Root", """{"kind":"OBJECT","fields":1,"interfaces":1,"possibleTypes":null,"enumValues":null,"inputFields":null,"isOneOf":null,"specifiedByURL":null}""")]
    [InlineData("Node", """{"kind":"INTERFACE","fields":1,"interfaces":0,"possibleTypes":1,"enumValues":null,"inputFields":null,"isOneOf":null,"specifiedByURL":null}""")]
    [InlineData("Any", """{"kind":"UNION","fields":null,"interfaces":null,"possibleTypes":1,"enumValues":null,"inputFields":null,"isOneOf":null,"specifiedByURL":null}""")]
    [InlineData("Color", """{"kind":"ENUM","fields":null,"interfaces":null,"possibleTypes":null,"enumValues":1,"inputFields":null,"isOneOf":null,"specifiedByURL":null}""")]
    [InlineData("In", """{"kind":"INPUT_OBJECT","fields":null,"interfaces":null,"possibleTypes":null,"enumValues":null,"inputFields":1,"isOneOf":true,"specifiedByURL":null}""")]
    [InlineData("Plain", """{"kind":"INPUT_OBJECT","fields":null,"interfaces":null,"possibleTypes":null,"enumValues":null,"inputFields":1,"isOneOf":false,"specifiedByURL":null}""")]
    [InlineData("Moment", """{"kind":"SCALAR","fields":null,"interfaces":null,"possibleTypes":null,"enumValues":null,"inputFields":null,"isOneOf":null,"specifiedByURL":"https://example.com/moment"}""")]
    public void Each_kind_of_type_fills_its_own_fields_and_hides_what_is_deprecated(string name, string expected)
    {
        JsonObject answer = IntrospectionRunner.Run(
            Schema,
            $$"""
            { __type(name: "{{name}}") {
              kind fields { name } interfaces { name } possibleTypes { name } enumValues { name } inputFields { name }
              isOneOf specifiedByURL
            } }
            """);

        JsonObject type = Assert.IsType<JsonObject>(answer["__type"]);
        foreach ((string key, JsonNode? list) in type.Where(static pair => pair.Value is JsonArray).ToList())
        {
            type[key] = Assert.IsType<JsonArray>(list).Count;
        }

        Assert.Equal(expected, type.ToJsonString());
    }

    [Fact]
    public void Deprecated_fields_arguments_and_defaults_are_told_when_asked_for() =>
        AssertAnswer(
            """__type(name: "Root") { fields(includeDeprecated: true) { name isDeprecated deprecationReason args { name defaultValue } all: args(includeDeprecated: true) { name isDeprecated deprecationReason } } }""",
            """{"__type":{"fields":[{"name":"id","isDeprecated":false,"deprecationReason":null,"args":[],"all":[]},{"name":"old","isDeprecated":true,"deprecationReason":"No longer supported","args":[{"name":"a","defaultValue":"[1, 2]"},{"name":"b","defaultValue":"{ c: RED }"}],"all":[{"name":"a","isDeprecated":false,"deprecationReason":null},{"name":"b","isDeprecated":false,"deprecationReason":null},{"name":"z","isDeprecated":true,"deprecationReason":"No longer supported"}]}]}}""");

    [Fact]
    public void Deprecated_enum_values_and_input_fields_are_told_when_asked_for() =>
        AssertAnswer(
            """e: __type(name: "Color") { enumValues(includeDeprecated: true) { name isDeprecated deprecationReason } } i: __type(name: "In") { inputFields(includeDeprecated: true) { name isDeprecated } }""",
            """{"e":{"enumValues":[{"name":"RED","isDeprecated":false,"deprecationReason":null},{"name":"GREEN","isDeprecated":true,"deprecationReason":"Too green."}]},"i":{"inputFields":[{"name":"c","isDeprecated":false},{"name":"d","isDeprecated":true}]}}""");

    [Fact]
    public void Wrapped_types_are_unwrapped_by_ofType() =>
        AssertAnswer(
            """__type(name: "Root") { fields(includeDeprecated: true) { args { type { kind name ofType { kind name ofType { kind name ofType { kind name ofType { name } } } } } } } }""",
            """{"__type":{"fields":[{"args":[]},{"args":[{"type":{"kind":"NON_NULL","name":null,"ofType":{"kind":"LIST","name":null,"ofType":{"kind":"NON_NULL","name":null,"ofType":{"kind":"SCALAR","name":"Int","ofType":null}}}}},{"type":{"kind":"INPUT_OBJECT","name":"In","ofType":null}}]}]}}""");

    [Fact]
    public void Directives_are_told_with_the_built_in_ones()
    {
        JsonObject answer = IntrospectionRunner.Run(
            Schema, "{ __schema { directives { name isRepeatable locations args(includeDeprecated: true) { name defaultValue } } } }");

        JsonArray directives = Assert.IsType<JsonArray>(answer["__schema"]?["directives"]);
        Assert.Equal(
            ["tag", "include", "skip", "deprecated", "specifiedBy", "oneOf"],
            directives.Select(static directive => directive?["name"]?.GetValue<string>()));
        Assert.Equal(
            """{"name":"tag","isRepeatable":true,"locations":["FIELD","OBJECT"],"args":[{"name":"name","defaultValue":"\u0022x\u0022"},{"name":"old","defaultValue":null}]}""",
            directives[0]?.ToJsonString());
    }

    // What the IDE asks before it sends the whole introspection.
    [Theory]
    [InlineData("__Type", "isOneOf")]
    [InlineData("__Type", "specifiedByURL")]
    [InlineData("__Directive", "isRepeatable")]
    [InlineData("__Schema", "description")]
    [InlineData("__InputValue", "isDeprecated")]
    public void Introspection_describes_itself(string type, string field)
    {
        JsonObject answer = IntrospectionRunner.Run(Schema, $$"""{ __type(name: "{{type}}") { fields { name } } }""");

        JsonArray fields = Assert.IsType<JsonArray>(answer["__type"]?["fields"]);
        Assert.Contains(field, fields.Select(static item => item?["name"]?.GetValue<string>()));
    }

    [Fact]
    public void An_unknown_type_is_null() => AssertAnswer("""__type(name: "Nope") { name }""", """{"__type":null}""");

    [Fact]
    public void Meta_fields_are_found_only_where_they_exist()
    {
        NamedType root = Schema.FindType("Root")!; // The SDL above defines it.

        Assert.Same(Schema.TypeNameField, Schema.FindMetaField(root, "__typename"));
        Assert.Same(Schema.TypeNameField, Schema.FindMetaField(Schema.FindType("Any")!, "__typename"));
        Assert.NotNull(Schema.FindMetaField(root, "__schema"));
        Assert.NotNull(Schema.FindMetaField(root, "__type"));
        Assert.Null(Schema.FindMetaField(Schema.FindType("Node")!, "__schema"));
        Assert.Null(Schema.FindMetaField(Schema.FindType("Color")!, "__typename"));
    }

    [Fact]
    public void A_schema_from_code_is_introspected_like_one_from_SDL()
    {
        var query = new ObjectTypeConfiguration { Name = "Query" };
        query.Fields.Add(new FieldConfiguration { Name = "at", Type = TypeReference.Of(typeof(List<DateTimeOffset?>)) });
        Schema schema = new SchemaBuilder().AddType(query).Build();

        JsonObject answer = IntrospectionRunner.Run(
            schema, """{ __type(name: "Query") { fields { type { kind ofType { kind ofType { name } } } } } }""");

        Assert.Equal(
            """{"__type":{"fields":[{"type":{"kind":"NON_NULL","ofType":{"kind":"LIST","ofType":{"name":"DateTime"}}}}]}}""",
            answer.ToJsonString());
    }

    private static void AssertAnswer(string selection, string expected) =>
        Assert.Equal(expected, IntrospectionRunner.Run(Schema, $"{{ {selection} }}").ToJsonString());
}
