using GraphTenancy.Persistence.Sessions;

namespace GraphTenancy.GraphQL.Tests.Http;

[Collection(ServerCollection.Name)]
public sealed class CancellationTests(ServerFixture server)
{
    [Fact]
    public async Task When_the_client_leaves_the_resolver_is_cancelled()
    {
        TenantContext alice = await server.Postgres.CreateTenantAsync();
        using var leaving = new CancellationTokenSource();
        TestClient client = server.CreateClient(alice);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query={testHang}");
        request.Headers.Authorization = new("Bearer", client.Token);

        Task<HttpResponseMessage> asked = client.Http.SendAsync(request, leaving.Token);
        await TestQueries.Hanging.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        await TestQueries.Cancelled.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }
}
