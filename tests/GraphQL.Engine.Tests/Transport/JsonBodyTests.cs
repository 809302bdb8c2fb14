using System.Buffers;
using System.Text;
using System.Text.Json;
using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Requests;
using GraphTenancy.GraphQL.Engine.Transport;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Transport;

public sealed class JsonBodyTests
{
    [Fact]
    public void A_body_holds_document_operation_name_variables_and_extensions()
    {
        GraphQLRequest request = Parse(
            """{"operationName":"Q","variables":{"a":[1,{"b":"é"}]},"query":"{a}","extensions":{"x":null},"more":[{}]}""");

        Assert.Equal("{a}", DocumentOf(request));
        Assert.Equal("Q", request.OperationName);
        Assert.Equal("""{"a":[1,{"b":"é"}]}""", request.Variables.GetRawText());
        Assert.Equal("""{"x":null}""", request.Extensions.GetRawText());
    }

    [Theory]
    [InlineData("""{"query":"{a}"}""")]
    [InlineData("""{"query":"{a}","operationName":null,"variables":null,"extensions":null}""")]
    [InlineData("\uFEFF \r\n{\"query\":\"{a}\"}\n")]
    public void What_is_absent_or_null_is_undefined(string body)
    {
        GraphQLRequest request = Parse(body);

        Assert.Equal("{a}", DocumentOf(request));
        Assert.Null(request.OperationName);
        Assert.Equal(JsonValueKind.Undefined, request.Variables.ValueKind);
        Assert.Equal(JsonValueKind.Undefined, request.Extensions.ValueKind);
    }

    [Fact]
    public void Escapes_of_document_and_keys_are_resolved()
    {
        GraphQLRequest request = Parse("""{"qu\u0065ry":"{\n a(b: \"\u00e9\\n\uD83D\uDE00\") }"}""");

        Assert.Equal("{\n a(b: \"é\\n😀\") }", DocumentOf(request));
    }

    [Fact]
    public void A_body_in_pieces_is_read_like_a_whole_one()
    {
        byte[] body = Encoding.UTF8.GetBytes("""{"query":"{ a(b: \"😀\") }","variables":{"c":"é"}}""");
        var last = new Piece(body.AsMemory(21), null);
        var first = new Piece(body.AsMemory(0, 21), last);

        GraphQLRequest request = GraphQLRequestParser.Parse(new ReadOnlySequence<byte>(first, 0, last, body.Length - 21));

        Assert.Equal("{ a(b: \"😀\") }", DocumentOf(request));
        Assert.Equal("é", request.Variables.GetProperty("c").GetString());
    }

    [Fact]
    public void Variables_outlive_the_buffer()
    {
        byte[] body = """{"query":"{a}","variables":{"a":"kept"},"extensions":{"b":"kept"}}"""u8.ToArray();
        GraphQLRequest request = GraphQLRequestParser.Parse(body);

        body.AsSpan().Clear();

        Assert.Equal("kept", request.Variables.GetProperty("a").GetString());
        Assert.Equal("kept", request.Extensions.GetProperty("b").GetString());
    }

    [Theory]
    [InlineData("", "The request body is empty. Send a JSON object.")]
    [InlineData(" \n", "The request body is empty. Send a JSON object.")]
    [InlineData("{a}", "The request body is not valid JSON at line 1, byte 2.")]
    [InlineData("{\"query\":\"{a}\"\n,}", "The request body is not valid JSON at line 2, byte 2.")]
    [InlineData("{\"query\":\"{a}\"", "The request body is not valid JSON at line 1, byte 15.")]
    [InlineData("{\"query\":\"{a}\"} {}", "The request body is not valid JSON at line 1, byte 17.")]
    [InlineData("{\"query\":\"{a}\" /* no */}", "The request body is not valid JSON at line 1, byte 16.")]
    [InlineData("{\"query\":\"a\nb\"}", "The request body is not valid JSON at line 1, byte 12.")]
    [InlineData("[{\"query\":\"{a}\"}]", "The request body is a JSON array; batches are not supported. Send one request at a time.")]
    [InlineData("\"{a}\"", "The request body is not a JSON object. Send an object with the key \"query\".")]
    [InlineData("null", "The request body is not a JSON object. Send an object with the key \"query\".")]
    [InlineData("{}", "The request has no \"query\". Send the GraphQL document as a string under this key.")]
    [InlineData("{\"Query\":\"{a}\"}", "The request has no \"query\". Send the GraphQL document as a string under this key.")]
    public void A_body_that_is_no_request_is_refused(string body, string message) => AssertRefused(body, message);

    [Theory]
    [InlineData("{\"query\":null}", "The request has no \"query\". Send the GraphQL document as a string under this key.")]
    [InlineData("{\"query\":{}}", "\"query\" is an object. Send the GraphQL document as a string.")]
    [InlineData("{\"query\":\"{a}\",\"operationName\":1}", "\"operationName\" is a number. Send a string or null.")]
    [InlineData("{\"query\":\"{a}\",\"variables\":[]}", "\"variables\" is an array. Send a JSON object or null.")]
    [InlineData("{\"query\":\"{a}\",\"variables\":\"{}\"}", "\"variables\" is a string. Send a JSON object or null.")]
    [InlineData("{\"query\":\"{a}\",\"extensions\":true}", "\"extensions\" is a boolean. Send a JSON object or null.")]
    public void A_member_of_the_wrong_kind_is_refused(string body, string message) => AssertRefused(body, message);

    [Theory]
    [InlineData("{\"query\":\"{a}\",\"query\":\"{b}\"}", "The request body holds the key \"query\" twice. Send it once.")]
    [InlineData("{\"query\":\"{a}\",\"qu\\u0065ry\":\"{b}\"}", "The request body holds the key \"query\" twice. Send it once.")]
    [InlineData("{\"variables\":null,\"variables\":{}}", "The request body holds the key \"variables\" twice. Send it once.")]
    [InlineData("{\"variables\":{\"a\":1,\"a\":2}}", "\"variables\" holds an object with the same key twice. Send each key once.")]
    [InlineData("{\"variables\":{\"a\":[{\"b\":1,\"\\u0062\":2}]}}", "\"variables\" holds an object with the same key twice. Send each key once.")]
    public void A_key_that_stands_twice_is_refused(string body, string message) => AssertRefused(body, message);

    [Theory]
    [InlineData("{\"query\":\"{a}\\uD83D\"}")]
    [InlineData("{\"query\":\"{a}\",\"operationName\":\"\\uDE00\"}")]
    [InlineData("{\"query\":\"{a}\",\"variables\":{\"a\":[\"\\uD83Dx\"]}}")]
    [InlineData("{\"query\":\"{a}\",\"variables\":{\"\\uD83D\":1}}")]
    [InlineData("{\"query\":\"{a}\",\"\\uD83D\":1}")]
    [InlineData("{\"query\":\"{a}\",\"other\":\"\\uD83D\"}")]
    public void A_lone_surrogate_is_refused(string body) =>
        AssertRefused(body, "A string of the request holds a lone surrogate escape. Send both halves of the pair.");

    [Fact]
    public void Bytes_that_are_no_UTF8_are_refused()
    {
        byte[] body = [.. "{\"query\":\"{a}\",\"variables\":{\"a\":\""u8, 0xFF, .. "\"}}"u8];

        var refusal = Assert.Throws<GraphQLException>(() => GraphQLRequestParser.Parse(body));

        Assert.Equal("The request body is not UTF-8. Send JSON encoded as UTF-8.", refusal.Message);
    }

    [Fact]
    public void Nesting_is_allowed_up_to_64_levels()
    {
        GraphQLRequest request = Parse(Nested(64));

        Assert.Equal(JsonValueKind.Object, request.Variables.ValueKind);
        AssertRefused(Nested(65), "The request body nests deeper than 64 levels. Send flatter JSON.");
        AssertRefused(Nested(100_000), "The request body nests deeper than 64 levels. Send flatter JSON.");
    }

    // The body itself and the variables are two levels.
    private static string Nested(int levels) =>
        "{\"query\":\"{a}\",\"variables\":{\"a\":" + new string('[', levels - 2) + new string(']', levels - 2) + "}}";

    private static GraphQLRequest Parse(string body) => GraphQLRequestParser.Parse(Encoding.UTF8.GetBytes(body));

    private static string DocumentOf(GraphQLRequest request) => Encoding.UTF8.GetString(request.Document.Span);

    private static void AssertRefused(string body, string message)
    {
        var refusal = Assert.Throws<GraphQLException>(() => Parse(body));

        Assert.Equal(message, refusal.Message);
        Assert.Equal(ErrorCodes.BadRequest, refusal.Error.Code);
    }

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        public Piece(ReadOnlyMemory<byte> memory, Piece? next)
        {
            Memory = memory;
            Next = next;
            if (next is not null)
            {
                next.RunningIndex = memory.Length;
            }
        }
    }
}
