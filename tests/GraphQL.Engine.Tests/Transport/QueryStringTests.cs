using System.Text;
using System.Text.Json;
using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Requests;
using GraphTenancy.GraphQL.Engine.Transport;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Transport;

public sealed class QueryStringTests
{
    [Fact]
    public void Parameters_are_decoded()
    {
        GraphQLRequest request = GraphQLRequestParser.ParseQueryString(
            "?query=query+Q%7Ba(b:%22%C3%A9%2B%F0%9F%98%80%22)%7D&operationName=Q&variables=%7B%22c%22%3A%5B1%5D%7D&other=%&x");

        Assert.Equal("query Q{a(b:\"é+😀\")}", Encoding.UTF8.GetString(request.Document.Span));
        Assert.Equal("Q", request.OperationName);
        Assert.Equal("""{"c":[1]}""", request.Variables.GetRawText());
        Assert.Equal(JsonValueKind.Undefined, request.Extensions.ValueKind);
    }

    [Theory]
    [InlineData("query={a}")]
    [InlineData("query={a}&operationName=&variables=&extensions=")]
    [InlineData("?query={a}&variables=null&extensions=null&")]
    public void What_is_absent_empty_or_null_is_undefined(string queryString)
    {
        GraphQLRequest request = GraphQLRequestParser.ParseQueryString(queryString);

        Assert.Null(request.OperationName);
        Assert.Equal(JsonValueKind.Undefined, request.Variables.ValueKind);
        Assert.Equal(JsonValueKind.Undefined, request.Extensions.ValueKind);
    }

    [Theory]
    [InlineData("", "The request has no \"query\". Send the GraphQL document as a string under this key.")]
    [InlineData("?query=", "The request has no \"query\". Send the GraphQL document as a string under this key.")]
    [InlineData("?Query={a}", "The request has no \"query\". Send the GraphQL document as a string under this key.")]
    [InlineData("?query={a}&qu%65ry={b}", "The query string holds the parameter \"query\" twice. Send it once.")]
    [InlineData("?query={a}&variables=[]", "\"variables\" is an array. Send a JSON object or null.")]
    [InlineData("?query={a}&variables={\"a\":1,\"a\":2}", "\"variables\" holds an object with the same key twice. Send each key once.")]
    [InlineData("?query={a}&variables={a}", "\"variables\" is not valid JSON at line 1, byte 2.")]
    [InlineData("?query={a}&variables={}{}", "\"variables\" is not valid JSON at line 1, byte 3.")]
    [InlineData("?query={a}&extensions=+", "\"extensions\" is empty. Send a JSON object.")]
    [InlineData("?query={a}&extensions={\"a\":\"\\uD83D\"}", "A string of the request holds a lone surrogate escape. Send both halves of the pair.")]
    public void A_query_string_that_is_no_request_is_refused(string queryString, string message)
    {
        var refusal = Assert.Throws<GraphQLException>(() => GraphQLRequestParser.ParseQueryString(queryString));

        Assert.Equal(message, refusal.Message);
        Assert.Equal(ErrorCodes.BadRequest, refusal.Error.Code);
    }

    [Fact]
    public void Variables_nested_too_deep_are_refused()
    {
        string variables = "{\"a\":" + new string('[', 64) + new string(']', 64) + "}";

        var refusal = Assert.Throws<GraphQLException>(
            () => GraphQLRequestParser.ParseQueryString("query={a}&variables=" + variables));

        Assert.Equal("\"variables\" nests deeper than 64 levels. Send flatter JSON.", refusal.Message);
    }
}
