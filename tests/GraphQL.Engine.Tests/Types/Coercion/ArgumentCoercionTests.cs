using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types;
using GraphTenancy.GraphQL.Engine.Types.Coercion;
using GraphTenancy.GraphQL.Engine.Types.Configuration;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Types.Coercion;

public sealed class ArgumentCoercionTests
{
    private const string Sdl = """
        type Query {
          f(a: Int, d: Int = 5, n: Int = null, list: [Int], i: Input, k: Key, e: Color): Int
          required(a: Int!, d: Int! = 5): Int
        }
        enum Color { RED GREEN }
        input Input { name: String! size: Int = 3 tags: [String!] inner: Input }
        input Key @oneOf { id: ID name: String }
        """;

    private static readonly Schema Schema = SchemaBuilder.FromSdl(Sdl).Build();

    // The variables: $one = 1, $null = null, $list = [1, 2]; $none has no value.
    [Theory]
    [InlineData("f", "{d: 5, n: null}")]
    [InlineData("f(a: 1)", "{a: 1, d: 5, n: null}")]
    [InlineData("f(a: null, d: null, n: 1)", "{a: null, d: null, n: 1}")]
    [InlineData("f(a: $one, d: $null)", "{a: 1, d: null, n: null}")]
    [InlineData("f(a: $none, d: $none)", "{d: 5, n: null}")]
    [InlineData("f(list: 1)", "{d: 5, n: null, list: [1]}")]
    [InlineData("f(list: [1, null, $one, $none])", "{d: 5, n: null, list: [1, null, 1, null]}")]
    [InlineData("f(list: $list)", "{d: 5, n: null, list: [1, 2]}")]
    [InlineData("f(e: GREEN)", "{d: 5, n: null, e: GREEN}")]
    [InlineData("f(i: {name: \"a\"})", "{d: 5, n: null, i: {name: a, size: 3}}")]
    [InlineData("f(i: {name: \"a\", size: $none, tags: $none})", "{d: 5, n: null, i: {name: a, size: 3}}")]
    [InlineData("f(i: {name: \"a\", size: $null})", "{d: 5, n: null, i: {name: a, size: null}}")]
    [InlineData("f(i: {name: \"a\", inner: {name: \"b\", tags: \"t\"}})", "{d: 5, n: null, i: {name: a, size: 3, inner: {name: b, size: 3, tags: [t]}}}")]
    [InlineData("f(k: {id: $one})", "{d: 5, n: null, k: {id: 1}}")]
    [InlineData("required(a: 1)", "{a: 1, d: 5}")]
    [InlineData("required(a: $one, d: $none)", "{a: 1, d: 5}")]
    public void Valid_arguments(string field, string expected) => Assert.Equal(expected, RunTimeText.Of(Coerce(Schema, field)));

    [Theory]
    [InlineData("required", "Argument \"required(a:)\" of required type \"Int!\" was not provided.")]
    [InlineData("required(a: null)", "Argument \"required(a:)\" has invalid value: Expected value of non-null type \"Int!\" not to be null.")]
    [InlineData("required(a: $null)", "Argument \"required(a:)\" has invalid value: Expected variable \"$null\" provided to non-null type \"Int!\" not to be null.")]
    [InlineData("required(a: 1, d: $null)", "Argument \"required(d:)\" has invalid value: Expected variable \"$null\" provided to non-null type \"Int!\" not to be null.")]
    [InlineData("required(a: $none)", "Argument \"required(a:)\" has invalid value: Expected variable \"$none\" provided to type \"Int!\" to provide a runtime value.")]
    [InlineData("f(a: \"x\")", "Argument \"f(a:)\" has invalid value: Int cannot represent non-integer value: \"x\"")]
    [InlineData("f(e: BLUE)", "Argument \"f(e:)\" has invalid value: Value \"BLUE\" does not exist in \"Color\" enum.")]
    [InlineData("f(e: \"RED\")", "Argument \"f(e:)\" has invalid value: Enum \"Color\" cannot represent non-enum value: \"RED\".")]
    [InlineData("f(i: 1)", "Argument \"f(i:)\" has invalid value: Expected value of type \"Input\" to be an object, found: 1.")]
    [InlineData("f(i: {})", "Argument \"f(i:)\" has invalid value: Expected value of type \"Input\" to include required field \"name\", found: {  }.")]
    [InlineData("f(i: {name: \"a\", x: 1})", "Argument \"f(i:)\" has invalid value: Expected value of type \"Input\" not to include unknown field \"x\", found: { name: \"a\", x: 1 }.")]
    [InlineData("f(i: {name: $none})", "Argument \"f(i:)\" has invalid value at .name: Expected variable \"$none\" provided to type \"String!\" to provide a runtime value.")]
    [InlineData("f(i: {name: \"a\", tags: [$none]})", "Argument \"f(i:)\" has invalid value at .tags[0]: Expected variable \"$none\" provided to type \"String!\" to provide a runtime value.")]
    [InlineData("f(k: {id: 1, name: $none})", "Argument \"f(k:)\" has invalid value: Expected variable \"$none\" provided to field \"name\" for OneOf Input Object type \"Key\" to provide a runtime value.")]
    [InlineData("f(k: {id: $none})", "Argument \"f(k:)\" has invalid value: Expected variable \"$none\" provided to field \"id\" for OneOf Input Object type \"Key\" to provide a runtime value.")]
    [InlineData("f(k: {id: $null})", "Argument \"f(k:)\" has invalid value: Expected variable \"$null\" provided to field \"id\" for OneOf Input Object type \"Key\" not to be null.")]
    [InlineData("f(k: {})", "Argument \"f(k:)\" has invalid value: Within OneOf Input Object type \"Key\", exactly one field must be specified, and the value for that field must be non-null.")]
    [InlineData("f(k: {id: null})", "Argument \"f(k:)\" has invalid value at .id: Within OneOf Input Object type \"Key\", exactly one field must be specified, and the value for that field must be non-null.")]
    public void Invalid_arguments(string field, string message)
    {
        var refusal = Assert.Throws<GraphQLException>(() => Coerce(Schema, field));

        Assert.Equal(message, refusal.Message);
        Assert.Equal(ErrorCodes.BadUserInput, refusal.Error.Code);
        Assert.Single(refusal.Error.Locations);
    }

    [Theory]
    [InlineData("f(a: 1)", "{a: 2}")]
    [InlineData("f(a: $one)", "{a: 2}")]
    [InlineData("f(a: null)", "{a: null}")]
    [InlineData("f", "{a: 8}")]
    public void The_formatter_comes_last_and_never_sees_null(string field, string expected)
    {
        SchemaBuilder builder = SchemaBuilder.FromSdl("type Query { f(a: Int = 7): Int }");
        var query = Assert.IsType<ObjectTypeConfiguration>(builder.FindType("Query"));
        query.Fields[0].Arguments[0].Formatter = static value => (int)value! + 1;

        Assert.Equal(expected, RunTimeText.Of(Coerce(builder.Build(), field)));
    }

    [Fact]
    public void A_default_is_coerced_once()
    {
        SchemaBuilder builder = SchemaBuilder.FromSdl("type Query { f(i: Input = {name: \"a\"}): Int } input Input { name: String }");
        int calls = 0;
        var input = Assert.IsType<InputObjectTypeConfiguration>(builder.FindType("Input"));
        input.CreateInstance = _ => ++calls;
        Schema schema = builder.Build();
        int callsOfValidation = calls;

        Coerce(schema, "f");
        Coerce(schema, "f");

        Assert.Equal(1, calls - callsOfValidation);
    }

    private static IReadOnlyDictionary<string, object?> Coerce(Schema schema, string field)
    {
        DocumentNode document = GraphQLParser.Parse(new SourceText($"{{ {field} }}"));
        var operation = Assert.IsType<OperationDefinitionNode>(document.Definitions[0]);
        var node = Assert.IsType<FieldNode>(operation.SelectionSet.Selections[0]);
        FieldDefinition? definition = schema.QueryType?.FindField(node.Name.Value);
        Assert.NotNull(definition);
        return ArgumentCoercion.Coerce(definition, node, new VariableValues(new Dictionary<string, object?>
        {
            ["one"] = 1,
            ["null"] = null,
            ["list"] = new object?[] { 1, 2 },
        }));
    }
}
