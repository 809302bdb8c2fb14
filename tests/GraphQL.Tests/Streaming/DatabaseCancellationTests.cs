using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using GraphTenancy.Persistence.Sessions;

namespace GraphTenancy.GraphQL.Tests.Streaming;

/// <summary>A client that leaves ends its statement in PostgreSQL, whichever way it came.</summary>
[Collection(KestrelCollection.Name)]
public sealed class DatabaseCancellationTests(KestrelFixture server)
{
    private readonly Guid _mark = Guid.NewGuid();

    private string Query => $$"""{ testBusy(mark: "{{_mark}}") }""";

    [Theory]
    [InlineData("application/json")]
    [InlineData("text/event-stream")]
    [InlineData("multipart/mixed, application/json")]
    public async Task Over_http(string accept)
    {
        TenantContext alice = await server.Postgres.CreateTenantAsync();
        using var leaving = new CancellationTokenSource();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { query = Query }))),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.TryAddWithoutValidation("Accept", accept);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", TestTokens.For(alice));

        Task<HttpResponseMessage> asked = server.CreateClient().Http.SendAsync(request, leaving.Token);
        await AssertRunsAsync(1);
        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        await AssertRunsAsync(0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Over_a_socket(bool bySayingSo)
    {
        TenantContext alice = await server.Postgres.CreateTenantAsync();
        using TestSocket socket = await server.OpenAsAsync(TestTokens.For(alice));

        await socket.SubscribeAsync("a", Query);
        await AssertRunsAsync(1);
        if (bySayingSo)
        {
            await socket.SendAsync("""{"id":"a","type":"complete"}""");
        }
        else
        {
            socket.Socket.Abort();
        }

        await AssertRunsAsync(0);
    }

    private async Task AssertRunsAsync(long expected)
    {
        string sql = $"select count(*) from pg_stat_activity where state = 'active' and query like '%{_mark}%' and query not like '%pg_stat_activity%'";
        for (int i = 0; i < 100; i++)
        {
            if (await server.Postgres.Database.ScalarAsAdminAsync<long>(sql) == expected)
            {
                return;
            }

            await Task.Delay(100);
        }

        Assert.Fail($"Not {expected} statements after 10 seconds.");
    }
}
