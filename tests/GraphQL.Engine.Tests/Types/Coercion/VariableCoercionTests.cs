using System.Text.Json;
using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types;
using GraphTenancy.GraphQL.Engine.Types.Coercion;
using GraphTenancy.GraphQL.Engine.Types.Configuration;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Types.Coercion;

public sealed class VariableCoercionTests
{
    private static readonly Schema Schema = SchemaBuilder.FromSdl("""
        type Query { f(a: Int b: Float c: String d: Boolean e: ID i: Input k: Key p: Path): Int }
        enum Color { RED GREEN }
        input Input { name: String! size: Int = 3 color: Color tags: [String!] inner: Input none: Int = null }
        input Key @oneOf { id: ID name: String }
        input Path { points: [[Int!]]! }
        """).Build();

    [Theory]
    [InlineData("$v: Int", """{ "v": 1 }""", "{v: 1}")]
    [InlineData("$v: Int", "{}", "{}")]
    [InlineData("$v: Int", """{ "v": null }""", "{v: null}")]
    [InlineData("$v: Int = 5", "{}", "{v: 5}")]
    [InlineData("$v: Int = 5", """{ "v": null }""", "{v: null}")]
    [InlineData("$v: Int! = 5", "{}", "{v: 5}")]
    [InlineData("$v: [Int]", """{ "v": [1, null] }""", "{v: [1, null]}")]
    [InlineData("$v: [Int]", """{ "v": 1 }""", "{v: [1]}")]
    [InlineData("$v: [[Int]]", """{ "v": 1 }""", "{v: [[1]]}")]
    [InlineData("$v: [[Int]]", """{ "v": [1, [2]] }""", "{v: [[1], [2]]}")]
    [InlineData("$v: [Int]", """{ "v": null }""", "{v: null}")]
    [InlineData("$v: Color", """{ "v": "RED" }""", "{v: RED}")]
    [InlineData("$v: Input", """{ "v": { "name": "a" } }""", "{v: {name: a, size: 3, none: null}}")]
    [InlineData("$v: Input", """{ "v": { "name": "a", "size": null, "color": "GREEN", "tags": "t" } }""", "{v: {name: a, size: null, color: GREEN, tags: [t], none: null}}")]
    [InlineData("$v: Key", """{ "v": { "id": 7 } }""", "{v: {id: 7}}")]
    [InlineData("$v: Int", """{ "v": 1, "stranger": 2 }""", "{v: 1}")]
    [InlineData("$v: Int", "null", "{}")]
    public void Valid_values(string declaration, string json, string expected) =>
        Assert.Equal(expected, RunTimeText.Of(Coerce(declaration, json)));

    [Theory]
    [InlineData("$v: Int!", "{}", "Variable \"$v\" has invalid value: Expected a value of non-null type \"Int!\" to be provided.")]
    [InlineData("$v: Int!", """{ "v": null }""", "Variable \"$v\" has invalid value: Expected value of non-null type \"Int!\" not to be null.")]
    [InlineData("$v: Int! = 5", """{ "v": null }""", "Variable \"$v\" has invalid value: Expected value of non-null type \"Int!\" not to be null.")]
    [InlineData("$v: Int", """{ "v": "x" }""", "Variable \"$v\" has invalid value: Int cannot represent non-integer value: \"x\"")]
    [InlineData("$v: [Int]", """{ "v": [1, "x"] }""", "Variable \"$v\" has invalid value at [1]: Int cannot represent non-integer value: \"x\"")]
    [InlineData("$v: [Int!]", """{ "v": [null] }""", "Variable \"$v\" has invalid value at [0]: Expected value of non-null type \"Int!\" not to be null.")]
    [InlineData("$v: Color", """{ "v": "BLUE" }""", "Variable \"$v\" has invalid value: Value \"BLUE\" does not exist in \"Color\" enum.")]
    [InlineData("$v: Color", """{ "v": 1 }""", "Variable \"$v\" has invalid value: Enum \"Color\" cannot represent non-string value: 1.")]
    [InlineData("$v: Input", """{ "v": 1 }""", "Variable \"$v\" has invalid value: Expected value of type \"Input\" to be an object, found: 1.")]
    [InlineData("$v: Input", """{ "v": {} }""", "Variable \"$v\" has invalid value: Expected value of type \"Input\" to include required field \"name\", found: {}.")]
    [InlineData("$v: Input", """{ "v": { "name": "a", "x": 1 } }""", "Variable \"$v\" has invalid value: Expected value of type \"Input\" not to include unknown field \"x\", found: { name: \"a\", x: 1 }.")]
    [InlineData("$v: Input", """{ "v": { "name": "a", "name": "b" } }""", "Variable \"$v\" has invalid value: There can be only one input field named \"name\".")]
    [InlineData("$v: Input", """{ "v": { "name": null } }""", "Variable \"$v\" has invalid value at .name: Expected value of non-null type \"String!\" not to be null.")]
    [InlineData("$v: Input", """{ "v": { "name": "a", "inner": { "name": "b", "tags": ["c", 1] } } }""", "Variable \"$v\" has invalid value at .inner.tags[1]: String cannot represent a non string value: 1")]
    [InlineData("$v: Path", """{ "v": { "points": [[1], [2, "x"]] } }""", "Variable \"$v\" has invalid value at .points[1][1]: Int cannot represent non-integer value: \"x\"")]
    [InlineData("$v: Key", """{ "v": {} }""", "Variable \"$v\" has invalid value: Within OneOf Input Object type \"Key\", exactly one field must be specified, and the value for that field must be non-null.")]
    [InlineData("$v: Key", """{ "v": { "id": 1, "name": "a" } }""", "Variable \"$v\" has invalid value: Within OneOf Input Object type \"Key\", exactly one field must be specified, and the value for that field must be non-null.")]
    [InlineData("$v: Key", """{ "v": { "id": null } }""", "Variable \"$v\" has invalid value at .id: Within OneOf Input Object type \"Key\", exactly one field must be specified, and the value for that field must be non-null.")]
    [InlineData("$v: Query", """{ "v": 1 }""", "Variable \"$v\" expected value of type \"Query\" which cannot be used as an input type.")]
    [InlineData("$v: Int", "[1]", "Variables must be a JSON object.")]
    public void Invalid_values(string declaration, string json, string message)
    {
        var refusal = Assert.Throws<VariableCoercionException>(() => Coerce(declaration, json));

        GraphQLError error = Assert.Single(refusal.Errors);
        Assert.Equal(message, error.Message);
        Assert.Equal(ErrorCodes.VariableInvalid, error.Code);
    }

    [Fact]
    public void All_errors_are_collected_with_the_place_of_their_variable()
    {
        var refusal = Assert.Throws<VariableCoercionException>(
            () => Coerce("$a: Int, $b: [Int!]!, $c: Input", """{ "a": "x", "b": [null, 1.5], "c": { "y": 1 } }"""));

        Assert.Equal(5, refusal.Errors.Count);
        Assert.Equal([8, 17, 17, 30, 30], refusal.Errors.Select(static error => error.Locations[0].Column));
    }

    [Fact]
    public void Errors_end_at_a_limit()
    {
        string json = $$"""{ "v": [{{string.Join(',', Enumerable.Repeat("\"x\"", 100))}}] }""";

        var refusal = Assert.Throws<VariableCoercionException>(() => Coerce("$v: [Int]", json));

        Assert.Equal(51, refusal.Errors.Count);
        Assert.Equal(
            "Too many errors processing variables, error limit reached. Execution aborted.", refusal.Errors[50].Message);
    }

    [Fact]
    public void An_input_object_becomes_its_instance_of_formatted_fields()
    {
        var input = new InputObjectTypeConfiguration
        {
            Name = "Point",
            CreateInstance = static fields => $"({fields["x"]},{fields["y"]})",
        };
        input.Fields.Add(Field("x", static value => (int)value! * 10));
        input.Fields.Add(Field("y", null));
        Schema schema = SchemaBuilder.FromSdl("type Query { f(p: Point): Int }").AddType(input).Build();

        IReadOnlyDictionary<string, object?> values = Coerce("$v: [Point]", """{ "v": { "x": 1, "y": 2 } }""", schema);

        Assert.Equal(["(10,2)"], Assert.IsAssignableFrom<IEnumerable<object?>>(values["v"]));
    }

    [Fact]
    public void A_refusal_of_a_formatter_keeps_its_code()
    {
        var input = new InputObjectTypeConfiguration { Name = "Point" };
        input.Fields.Add(Field("x", static _ => throw new GraphQLException("No.", ErrorCodes.BadUserInput)));
        Schema schema = SchemaBuilder.FromSdl("type Query { f(p: Point): Int }").AddType(input).Build();

        var refusal = Assert.Throws<VariableCoercionException>(
            () => Coerce("$v: Point", """{ "v": { "x": 1 } }""", schema));

        Assert.Equal(ErrorCodes.BadUserInput, Assert.Single(refusal.Errors).Code);
    }

    private static InputValueConfiguration Field(string name, Func<object?, object?>? formatter) => new()
    {
        Name = name,
        Type = TypeReference.Parse("Int!"),
        Formatter = formatter,
    };

    private static IReadOnlyDictionary<string, object?> Coerce(string declaration, string json, Schema? schema = null)
    {
        DocumentNode document = GraphQLParser.Parse(new SourceText($"query ({declaration}) {{ f }}"));
        using var variables = JsonDocument.Parse(json);
        var operation = Assert.IsType<OperationDefinitionNode>(document.Definitions[0]);
        return VariableCoercion.Coerce(schema ?? Schema, operation, variables.RootElement).Values;
    }
}
