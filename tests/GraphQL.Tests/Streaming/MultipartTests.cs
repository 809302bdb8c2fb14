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

    [Theory]
    [InlineData("multipart/mixed, application/json", "multipart/mixed; boundary=\"-\"")]
    [InlineData("multipart/mixed;incrementalSpec=v0.2,application/graphql-response+json,application/json;q=0.9", "multipart/mixed; boundary=\"-\"; incrementalSpec=v0.2")]
    public async Task A_deferred_part_is_a_part_of_its_own(string accept, string contentType)
    {
        using TestStream stream = await OpenAsync(accept, "{ testPing ... @defer { testSlow(ms: 100) } }");

        Assert.Equal((HttpStatusCode.OK, contentType), (stream.Response.StatusCode, stream.ContentType));
        Assert.Equal(
            $"\r\n---{Part}{{\"data\":{{\"testPing\":\"pong\"}},\"pending\":[{{\"id\":\"0\",\"path\":[]}}],\"hasNext\":true}}"
            + $"\r\n---{Part}{{\"incremental\":[{{\"id\":\"0\",\"data\":{{\"testSlow\":\"slow\"}}}}],\"completed\":[{{\"id\":\"0\"}}],\"hasNext\":false}}"
            + "\r\n-----\r\n",
            await stream.ReadToEndAsync());
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("multipart/mixed;deferSpec=20220824,application/json;q=0.9")]
    public async Task A_client_that_cannot_read_parts_gets_the_whole_answer(string accept)
    {
        using TestStream stream = await OpenAsync(accept, "{ testPing ... @defer { testSlow(ms: 1) } }");

        Assert.Equal("application/json; charset=utf-8", stream.ContentType);
        Assert.Equal("{\"data\":{\"testPing\":\"pong\",\"testSlow\":\"slow\"}}", await stream.ReadToEndAsync());
    }

    [Fact]
    public async Task The_first_part_does_not_wait_for_the_second()
    {
        using TestStream stream = await OpenAsync("multipart/mixed", "{ testPing ... @defer { testSlow(ms: 15000) } }");
        var lines = new List<string?>();

        // The delimiter behind the part is what a client waits for, so that it must be there as well.
        while (lines.Count < 5)
        {
            lines.Add(await stream.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(5)));
        }

        Assert.Equal("---", await stream.ReadAsync(3).WaitAsync(TimeSpan.FromSeconds(5)));
        Assert.Equal("", lines[3]);
        Assert.Contains("\"hasNext\":true", lines[4], StringComparison.Ordinal);
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
