using GraphTenancy.GraphQL.Engine.Types;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Types;

public sealed class SchemaValidationTests
{
    [Theory]
    [InlineData("Query root type must be provided.", "type A { b: Int }")]
    [InlineData("Query root type must be Object type, it cannot be Query.", "input Query { a: Int }")]
    [InlineData("Unknown type \"Nope\" (line 1, column 17).", "schema { query: Nope } type A { b: Int }")]
    [InlineData("All root types must be different, \"A\" type is used more than once.", "schema { query: A mutation: A } type A { b: Int }")]
    [InlineData("Must provide only one schema definition (line 1, column 36).", "type Q { a: Int } schema{query: Q} schema{query: Q}")]
    [InlineData("There can be only one Query type in the schema (line 1, column 20).", "schema { query: Q, query: Q } type Q { a: Int }")]
    public void Root_types(string error, string sdl) => AssertOnlyError(error, sdl);

    [Theory]
    [InlineData("__A: name \"__A\" must not begin with \"__\", which is reserved by GraphQL introspection.", "type __A { b: Int }")]
    [InlineData("A.__b: name \"__b\" must not begin with \"__\", which is reserved by GraphQL introspection.", "type A { __b: Int }")]
    [InlineData("A.b(__c:): name \"__c\" must not begin with \"__\", which is reserved by GraphQL introspection.", "type A { b(__c: Int): Int }")]
    [InlineData("E.__X: name \"__X\" must not begin with \"__\", which is reserved by GraphQL introspection.", "enum E { __X }")]
    [InlineData("@__d: name \"__d\" must not begin with \"__\", which is reserved by GraphQL introspection.", "directive @__d on FIELD")]
    [InlineData("There can be only one type named \"A\" (line 1, column 20).", "scalar A           type A { b: Int }")]
    [InlineData("A defines \"b\" more than once.", "type A { b: Int b: Int }")]
    [InlineData("A.b defines \"c\" more than once.", "type A { b(c: Int, c: Int): Int }")]
    [InlineData("E defines \"X\" more than once.", "enum E { X X }")]
    public void Names(string error, string sdl) => AssertOnlyError(error, sdl, withQuery: true);

    [Theory]
    [InlineData("Type A must define one or more fields.", "type A")]
    [InlineData("Type A must define one or more fields.", "interface A")]
    [InlineData("Union type U must define one or more member types.", "union U")]
    [InlineData("Enum type E must define one or more values.", "enum E")]
    [InlineData("Input Object type I must define one or more fields.", "input I")]
    [InlineData("Unknown type \"Nope\" in A.b.", "type A { b: [Nope!]! c: Int }")]
    [InlineData("Unknown type \"Nope\" in A.b(c:).", "type A { b(c: Nope): Int }")]
    [InlineData("The type of A.b must be Output Type but got: [I!].", "type A { b: [I!] } input I { x: Int }")]
    [InlineData("The type of A.b(c:) must be Input Type but got: A!.", "type A { b(c: A!): Int }")]
    [InlineData("The type of I.a must be Input Type but got: A.", "type A { b: Int } input I { a: A }")]
    [InlineData("Union type U can only include Object types, it cannot include I.", "union U = A | I type A { b: Int } interface I { b: Int }")]
    [InlineData("Union type U can only include type A once.", "union U = A | A type A { b: Int }")]
    [InlineData("Enum value E.true cannot be named \"true\".", "")]
    public void Parts_of_types(string error, string sdl)
    {
        SchemaBuilder builder = SchemaBuilder.FromSdl(sdl + " type Query { ok: Int }");
        if (sdl.Length == 0)
        {
            // The grammar refuses the name, so only code can bring it.
            var type = new GraphQL.Engine.Types.Configuration.EnumTypeConfiguration { Name = "E" };
            type.Values.Add(new EnumValue { Name = "true", Value = true });
            builder.AddType(type);
        }

        Assert.Equal([error], Assert.Throws<SchemaException>(builder.Build).Errors);
    }

    [Theory]
    [InlineData("Type A must only implement Interface types, it cannot implement B.", "type A implements B { x: Int } type B { x: Int }")]
    [InlineData("Type A can only implement I once.", "type A implements I & I { x: Int } interface I { x: Int }")]
    [InlineData("Type I cannot implement itself because it would create a circular reference.", "interface I implements I { x: Int }")]
    [InlineData("Type A must implement J because it is implemented by I.", "type A implements I { x: Int } interface I implements J { x: Int } interface J { x: Int }")]
    [InlineData("Interface field I.x expected but A does not provide it.", "type A implements I { y: Int } interface I { x: Int }")]
    [InlineData("Interface field I.x expects type Int! but A.x is type Int.", "type A implements I { x: Int } interface I { x: Int! }")]
    [InlineData("Interface field I.x expects type [Int] but A.x is type Int.", "type A implements I { x: Int } interface I { x: [Int] }")]
    [InlineData("Interface field I.x expects type U but A.x is type Query.", "type A implements I { x: Query } interface I { x: U } union U = A")]
    [InlineData("Interface field argument I.x(y:) expected but A.x does not provide it.", "type A implements I { x: Int } interface I { x(y: Int): Int }")]
    [InlineData("Interface field argument I.x(y:) expects type Int but A.x(y:) is type Int!.", "type A implements I { x(y: Int!): Int } interface I { x(y: Int): Int }")]
    [InlineData("Argument A.x(z:) must not be required type Int! if not provided by the Interface field I.x.", "type A implements I { x(z: Int!): Int } interface I { x: Int }")]
    [InlineData("Interface field I.x is not deprecated, so implementation field A.x must not be deprecated.", "type A implements I { x: Int @deprecated } interface I { x: Int }")]
    public void Interfaces(string error, string sdl) => AssertOnlyError(error, sdl, withQuery: true);

    [Fact]
    public void Interfaces_that_implement_each_other_are_refused()
    {
        SchemaBuilder builder = SchemaBuilder.FromSdl(
            "interface I implements J { x: Int } interface J implements I { x: Int } type Query { ok: Int }");

        var refusal = Assert.Throws<SchemaException>(builder.Build);

        Assert.Equal(
            [
                "Type I cannot implement J because it would create a circular reference.",
                "Type J cannot implement I because it would create a circular reference.",
            ],
            refusal.Errors);
    }

    [Theory]
    [InlineData("Required argument A.b(c:) cannot be deprecated.", "type A { b(c: Int! @deprecated): Int }")]
    [InlineData("Required input field I.a cannot be deprecated.", "input I { a: Int! @deprecated }")]
    [InlineData("OneOf input field I.a must be nullable.", "input I @oneOf { a: Int! b: Int }")]
    [InlineData("OneOf input field I.a cannot have a default value.", "input I @oneOf { a: Int = 1 b: Int }")]
    [InlineData("Input Object I cannot be provided a finite value because it references itself through fields: I.self.", "input I { self: I! }")]
    [InlineData("Input Object I cannot be provided a finite value because it references itself through fields: I.self.", "input I @oneOf { self: I }")]
    [InlineData("Input Object I cannot be provided a finite value because it references itself through fields: I.a, J.b.", "input I @oneOf { a: J } input J { b: I! }")]
    [InlineData("A.b(c:) has an invalid default value: Int cannot represent non-integer value: \"x\"", "type A { b(c: Int = \"x\"): Int }")]
    [InlineData("I.a has an invalid default value: Value \"BLUE\" does not exist in \"E\" enum.", "input I { a: [E] = BLUE } enum E { RED }")]
    [InlineData("@d(a:) has an invalid default value: Expected value of non-null type \"Int!\" not to be null.", "directive @d(a: Int! = null) on FIELD")]
    [InlineData("Invalid circular reference. The default value of I.a refers to itself via the default value of I.a.", "input I { a: I = {} }")]
    public void Inputs(string error, string sdl) => AssertOnlyError(error, sdl, withQuery: true);

    [Theory]
    [InlineData("input I { self: I }")]
    [InlineData("input I { self: [I!]! }")]
    [InlineData("input I { a: J! } input J { b: I }")]
    [InlineData("input I @oneOf { self: I leaf: Int }")]
    [InlineData("input I { a: I = { a: null } }")]
    [InlineData("type A implements I & J { x: Int! y(a: Int, b: Int = 1): A } interface I implements J { x: Int y(a: Int): I } interface J { x: Int }")]
    [InlineData("interface I { x: U } union U = A type A implements I { x: A }")]
    [InlineData("type A { b(c: Int! = 1 @deprecated): Int }")]
    [InlineData("directive @d(a: [Int] = 1) on FIELD type A { b(c: [[Int]] = 1): Int }")]
    [InlineData("directive @d(x: Int) on OBJECT type A @d(x: \"no number\") { b: Int }")]
    [InlineData("directive @d(a: Int @d) on ARGUMENT_DEFINITION")]
    [InlineData("directive @d @e @deprecated on FIELD | DIRECTIVE_DEFINITION directive @e repeatable on DIRECTIVE_DEFINITION")]
    [InlineData("extend directive @nowhere @deprecated")]
    [InlineData("{ a } fragment F on A { b }")]
    [InlineData("type String { a: Int } enum __TypeKind { A } extend type String { b: Int }")]
    [InlineData("extend schema { mutation: A } type A { b: Int } type Mutation { c: Int }")]
    public void A_valid_schema_is_built(string sdl) =>
        Assert.NotNull(SchemaBuilder.FromSdl(sdl + " type Query { ok: Int }").Build().QueryType);

    [Theory]
    [InlineData("Directive @d names \"NOWHERE\", which is no directive location.", "NOWHERE")]
    [InlineData("Directive @d must include 1 or more locations.", null)]
    public void Directive_locations(string error, string? location)
    {
        var directive = new GraphQL.Engine.Types.Configuration.DirectiveConfiguration { Name = "d" };
        directive.Locations.AddRange(location is null ? [] : [location]);
        SchemaBuilder builder = SchemaBuilder.FromSdl("type Query { ok: Int }").AddDirective(directive);

        Assert.Equal([error], Assert.Throws<SchemaException>(builder.Build).Errors);
    }

    [Theory]
    [InlineData("There can be only one directive named \"@d\" (line 1, column 25).", "directive @d on FIELD   directive @d on FIELD")]
    [InlineData("Unknown directive \"@nope\" (line 1, column 8).", "type A @nope { b: Int }")]
    [InlineData("Directive \"@d\" may not be used on FIELD_DEFINITION (line 1, column 40).", "directive @d on OBJECT type A { b: Int @d }")]
    [InlineData("The directive \"@d\" can only be used once at this location (line 1, column 34).", "directive @d on OBJECT type A @d @d { b: Int }")]
    [InlineData("The directive \"@d\" can only be used once at this location (line 1, column 59).", "directive @d on OBJECT type A @d { b: Int } extend type A @d")]
    [InlineData("Unknown argument \"y\" on directive \"@d\" (line 1, column 42).", "directive @d(x: Int) on OBJECT type A @d(y: 1) { b: Int }")]
    [InlineData("There can be only one argument named \"x\" (line 1, column 48).", "directive @d(x: Int) on OBJECT type A @d(x: 1, x: 2) { b: Int }")]
    [InlineData("There can be only one input field named \"a\" (line 1, column 53).", "directive @d(x: Int) on OBJECT type A @d(x: { a: 1, a: 2 }) { b: Int }")]
    [InlineData("Argument \"@d(x:)\" is required, but it was not provided (line 1, column 40).", "directive @d(x: Int!) on OBJECT type A @d { b: Int }")]
    [InlineData("Argument \"@deprecated(reason:)\" must be a string (line 1, column 17).", "type A { b: Int @deprecated(reason: 5) }")]
    [InlineData("Argument \"@specifiedBy(url:)\" must be a string (line 1, column 10).", "scalar A @specifiedBy(url: 1)")]
    public void Directives(string error, string sdl) => AssertOnlyError(error, sdl, withQuery: true);

    [Theory]
    [InlineData("Unknown directive \"@nope\" on Query.", "nope", "1")]
    [InlineData("Directive \"@skip\" may not be used on OBJECT, as on Query.", "skip", "true")]
    [InlineData("Directive \"@d\" of Query: Argument \"@d(if:)\" has invalid value: Int cannot represent non-integer value: \"x\"", "d", "\"x\"")]
    public void Directives_applied_in_code(string error, string name, string value)
    {
        var query = new GraphQL.Engine.Types.Configuration.ObjectTypeConfiguration { Name = "Query" };
        query.Fields.Add(new() { Name = "a", Type = GraphQL.Engine.Types.Configuration.TypeReference.Parse("Int") });
        query.Directives.Add(new AppliedDirective(name, [KeyValuePair.Create("if", GraphQL.Engine.Language.GraphQLParser.ParseValue(value))]));
        var directive = new GraphQL.Engine.Types.Configuration.DirectiveConfiguration { Name = "d" };
        directive.Locations.Add("OBJECT");
        directive.Arguments.Add(new() { Name = "if", Type = GraphQL.Engine.Types.Configuration.TypeReference.Parse("Int") });
        SchemaBuilder builder = new SchemaBuilder().AddType(query).AddDirective(directive);

        Assert.Equal([error], Assert.Throws<SchemaException>(builder.Build).Errors);
    }

    [Theory]
    [InlineData("Cannot extend type \"A\" because it is not defined (line 1, column 1).", "extend type A { b: Int }")]
    [InlineData("Cannot extend type \"A\": it is of another kind (line 1, column 19).", "type A { b: Int } extend enum A { B }")]
    [InlineData("A defines \"b\" more than once.", "type A { b: Int } extend type A { b: Int }")]
    [InlineData("Unknown type \"Nope\" (line 1, column 24).", "extend schema { query: Nope }")]
    public void Extensions_and_strangers(string error, string sdl) => AssertOnlyError(error, sdl, withQuery: true);

    [Fact]
    public void All_errors_are_named_at_once()
    {
        SchemaBuilder builder = SchemaBuilder.FromSdl("type A enum E union U");

        var refusal = Assert.Throws<SchemaException>(builder.Build);

        Assert.Equal(4, refusal.Errors.Count);
        Assert.All(refusal.Errors, error => Assert.Contains(error, refusal.Message, StringComparison.Ordinal));
    }

    private static void AssertOnlyError(string error, string sdl, bool withQuery = false)
    {
        SchemaBuilder builder = SchemaBuilder.FromSdl(withQuery ? sdl + " type Query { ok: Int }" : sdl);

        var refusal = Assert.Throws<SchemaException>(builder.Build);

        Assert.Equal([error], refusal.Errors);
    }
}
