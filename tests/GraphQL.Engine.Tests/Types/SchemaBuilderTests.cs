using System.Text.Json;
using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types;
using GraphTenancy.GraphQL.Engine.Types.Configuration;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Types;

public sealed class SchemaBuilderTests
{
    public static TheoryData<Type, bool[], string> ClrTypes => new()
    {
        { typeof(int), [], "Int!" },
        { typeof(int?), [], "Int" },
        { typeof(string), [], "String!" },
        { typeof(string), [true], "String" },
        { typeof(string), [false], "String!" },
        { typeof(string[]), [], "[String!]!" },
        { typeof(string[]), [true, true], "[String]" },
        { typeof(IEnumerable<string>), [false, true], "[String]!" },
        { typeof(List<int?>), [true], "[Int]" },
        { typeof(IReadOnlyList<IReadOnlyList<string>>), [true, false, true], "[[String]!]" },
        { typeof(Dictionary<string, int>.KeyCollection), [], "[String!]!" },
        { typeof(Guid), [], "UUID!" },
        { typeof(DateTimeOffset?), [], "DateTime" },
        { typeof(DateOnly), [], "LocalDate!" },
        { typeof(decimal), [], "Decimal!" },
        { typeof(long), [], "Long!" },
        { typeof(double), [], "Float!" },
        { typeof(Uri), [true], "URL" },
        { typeof(JsonElement), [], "JSON!" },
        { typeof(ReadOnlyMemory<byte>?), [], "JSON" },
        { typeof(Order), [true], "Order" },
        { typeof(List<Order>), [], "[Order!]!" },
    };

    [Theory]
    [MemberData(nameof(ClrTypes))]
    public void A_CLR_type_becomes_a_GraphQL_type(Type type, bool[] nullability, string expected)
    {
        SchemaBuilder builder = SchemaBuilder.FromSdl("type Order { id: ID }");
        builder.ResolveClrType = static (clrType, _) => clrType == typeof(Order) ? "Order" : null;

        Schema schema = builder.AddType(Query(TypeReference.Of(type, nullability))).Build();

        Assert.Equal(expected, schema.QueryType?.FindField("f")?.Type.ToString());
    }

    [Fact]
    public void A_CLR_type_may_register_itself_when_it_is_first_referred_to()
    {
        SchemaBuilder builder = new SchemaBuilder().AddType(Query(TypeReference.Of(typeof(Order))));
        builder.ResolveClrType = (clrType, isInput) =>
        {
            Assert.False(isInput);
            var type = new ObjectTypeConfiguration { Name = clrType.Name, ClrType = clrType };
            type.Fields.Add(new FieldConfiguration { Name = "next", Type = TypeReference.Of(typeof(Order), true) });
            builder.AddType(type);
            return type.Name;
        };

        Schema schema = builder.Build();

        Assert.Equal("type Query {\n  f: Order!\n}\n\ntype Order {\n  next: Order\n}", SchemaPrinter.Print(schema));
    }

    [Fact]
    public void The_added_type_of_a_CLR_type_is_found_for_its_position()
    {
        SchemaBuilder builder = SchemaBuilder.FromSdl("type Order { id: ID } input OrderInput { id: ID }");
        builder.FindType("Order")!.ClrType = typeof(Order); // The SDL above defines both.
        builder.FindType("OrderInput")!.ClrType = typeof(Order);
        ObjectTypeConfiguration query = Query(TypeReference.Of(typeof(Order)));
        query.Fields[0].Arguments.Add(new InputValueConfiguration { Name = "a", Type = TypeReference.Of(typeof(Order)) });

        Schema schema = builder.AddType(query).Build();

        Assert.Equal("Order!", schema.QueryType?.FindField("f")?.Type.ToString());
        Assert.Equal("OrderInput!", schema.QueryType?.FindField("f")?.FindArgument("a")?.Type.ToString());
    }

    [Fact]
    public void An_unknown_CLR_type_is_an_error_of_the_schema()
    {
        SchemaBuilder builder = new SchemaBuilder().AddType(Query(TypeReference.Of(typeof(Order))));

        var refusal = Assert.Throws<SchemaException>(builder.Build);

        Assert.Contains("No GraphQL type is known for the CLR type", refusal.Errors[0], StringComparison.Ordinal);
        Assert.Contains("Query.f", refusal.Errors[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[Order")]
    [InlineData("Order!!")]
    [InlineData("")]
    [InlineData("a b")]
    public void A_reference_that_is_no_type_is_an_error_of_the_schema(string syntax)
    {
        SchemaBuilder builder = new SchemaBuilder().AddType(Query(TypeReference.Parse(syntax)));

        var refusal = Assert.Throws<SchemaException>(builder.Build);

        Assert.StartsWith("The type of Query.f is not a type reference", refusal.Errors[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Extensions_are_merged_wherever_they_stand()
    {
        Schema schema = SchemaBuilder.FromSdl("""
            extend type Query implements I { b: Int }
            extend schema { mutation: Change }
            extend enum E { Y }
            extend union U = Change
            extend input In { b: Int }
            extend scalar S @specifiedBy(url: "https://example.com")
            extend interface I @tag
            directive @tag on INTERFACE
            type Query implements J { a(e: E, i: In, s: S): U }
            type Change { c: Int }
            interface I { b: Int }
            interface J { a(e: E, i: In, s: S): U }
            enum E { X }
            union U = Query
            input In { a: Int }
            scalar S
            """).Build();

        string printed = SchemaPrinter.Print(schema);

        Assert.Contains("schema {\n  query: Query\n  mutation: Change\n}", printed, StringComparison.Ordinal);
        Assert.Contains("type Query implements J & I {", printed, StringComparison.Ordinal);
        Assert.Contains("enum E {\n  X\n  Y\n}", printed, StringComparison.Ordinal);
        Assert.Contains("union U = Query | Change", printed, StringComparison.Ordinal);
        Assert.Contains("input In {\n  a: Int\n  b: Int\n}", printed, StringComparison.Ordinal);
        Assert.Contains("scalar S @specifiedBy(url: \"https://example.com\")", printed, StringComparison.Ordinal);
        Assert.Contains("interface I @tag {", printed, StringComparison.Ordinal);
    }

    [Fact]
    public void A_schema_definition_alone_decides_which_types_are_roots()
    {
        Schema schema = SchemaBuilder.FromSdl("schema { query: Query } type Query { a: Int } type Mutation { b: Int }").Build();

        Assert.Null(schema.MutationType);
        Assert.StartsWith("schema {", SchemaPrinter.Print(schema), StringComparison.Ordinal);
    }

    [Fact]
    public void SDL_that_is_not_GraphQL_is_a_syntax_error() =>
        Assert.Throws<GraphQLSyntaxException>(() => SchemaBuilder.FromSdl("type {"));

    [Fact]
    public void A_name_can_be_added_only_once()
    {
        SchemaBuilder builder = SchemaBuilder.FromSdl("type A { b: Int } directive @d on FIELD");

        Assert.Throws<InvalidOperationException>(() => builder.AddType(new EnumTypeConfiguration { Name = "A" }));
        Assert.Throws<InvalidOperationException>(() => builder.AddDirective(new DirectiveConfiguration { Name = "d" }));
    }

    [Fact]
    public void A_built_in_scalar_cannot_be_replaced()
    {
        SchemaBuilder builder = SchemaBuilder.FromSdl("type Query { a: Int }").AddType(new EnumTypeConfiguration { Name = "Int" });

        var refusal = Assert.Throws<SchemaException>(builder.Build);

        Assert.Contains("The built-in scalar Int cannot be defined again.", refusal.Errors);
    }

    [Theory]
    [InlineData("Int!", "Int", true)]
    [InlineData("Int", "Int!", false)]
    [InlineData("[Int!]!", "[Int]", true)]
    [InlineData("[Int]", "Int", false)]
    [InlineData("Query", "I", true)]
    [InlineData("J", "I", true)]
    [InlineData("I", "J", false)]
    [InlineData("Query", "U", true)]
    [InlineData("[Query!]", "[U]", true)]
    [InlineData("I", "U", false)]
    [InlineData("U", "U", true)]
    public void Sub_types(string type, string superType, bool expected)
    {
        Schema schema = SchemaBuilder.FromSdl("""
            type Query implements I & J { a: Int } interface I { a: Int } interface J implements I { a: Int }
            union U = Query
            """).Build();

        Assert.Equal(expected, schema.IsSubType(Find(type), Find(superType)));

        GraphQLType Find(string syntax) =>
            schema.FindType(GraphQLParser.ParseType(syntax)) ?? throw new InvalidOperationException(syntax);
    }

    private static ObjectTypeConfiguration Query(TypeReference type)
    {
        var query = new ObjectTypeConfiguration { Name = "Query" };
        query.Fields.Add(new FieldConfiguration { Name = "f", Type = type });
        return query;
    }

    private sealed class Order;
}
