using System.Net;

namespace GraphTenancy.GraphQL.Tests.Streaming;

[Collection(KestrelCollection.Name)]
public sealed class MultipartTests(KestrelFixture server)
{
    private const string Part = "\r\nContent-Type: application/json; charset=utf-8\r\n\r\n";

    [Fact]
    public async Task A_subscription_is_a_stream_of_parts()
    {
        using TestStream stream = await OpenAsync("multipart/mixed", "subscription { testTicks(count: 2) }");

        Assert.Equal((HttpStatusCode.OK, "multipart/mixed; boundary=\"-\""), (stream.Response.StatusCode, stream.ContentType));
        Assert.Equal(
            $"\r\n---{Part}{{\"data\":{{\"testTicks\":1}}}}\r\n---{Part}{{\"data\":{{\"testTicks\":2}}}}\r\n-----\r\n",
            await stream.ReadToEndAsync());
    }

    [Fact]
    public async Task Apollos_protocol_wraps_each_answer_and_has_signs_of_life()
    {
        using TestStream stream = await OpenAsync(
            "multipart/mixed;boundary=\"graphql\";subscriptionSpec=1.0,application/json", "subscription { testTicks(count: 1) }");

        Assert.Equal("multipart/mixed; boundary=\"-\"; subscriptionSpec=1.0", stream.ContentType);
        Assert.Equal(
            $"\r\n---{Part}{{}}\r\n---{Part}{{\"payload\":{{\"data\":{{\"testTicks\":1}}}}}}\r\n-----\r\n",
            await stream.ReadToEndAsync());
    }

    [Fact]
    public async Task A_client_that_takes_nothing_else_gets_one_answer_as_one_part()
    {
        using TestStream stream = await OpenAsync("multipart/mixed", "{ testPing }");

        Assert.Equal($"\r\n---{Part}{{\"data\":{{\"testPing\":\"pong\"}}}}\r\n-----\r\n", await stream.ReadToEndAsync());
    }

    [Theory]
    [InlineData("multipart/mixed;deferSpec=20220824", 406)]
    [InlineData("multipart/mixed;incrementalSpec=v9", 406)]
    [InlineData("multipart/mixed;deferSpec=20220824, application/json", 200)]
    [InlineData("multipart/mixed;incrementalSpec=v0.2", 200)]
    public async Task A_wire_format_that_is_not_ours_is_never_answered_in_ours(string accept, int status)
    {
        using TestStream stream = await OpenAsync(accept, "{ testPing }");

        Assert.Equal(status, (int)stream.Response.StatusCode);
        Assert.Equal(accept.Contains("incrementalSpec=v0.2", StringComparison.Ordinal), stream.ContentType?.StartsWith("multipart", StringComparison.Ordinal));
    }

    private Task<TestStream> OpenAsync(string accept, string query) =>
        TestStream.OpenAsync(server.CreateClient(), accept, query);
}
