using GraphTenancy.GraphQL.Engine.Requests;
using GraphTenancy.GraphQL.Engine.Types;
using GraphTenancy.Persistence.Sessions;
using GraphTenancy.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace GraphTenancy.GraphQL.Data.Alone;

public sealed class LibraryTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static readonly TenantContext Tenant = new()
    {
        TenantId = Guid.Parse("00000000-0000-0000-0000-00000000000a"),
        TenantCode = "a",
        UserId = Guid.Empty,
        Role = "reader",
    };

    [Fact]
    public async Task A_tenant_reads_its_own_books_in_one_round_trip()
    {
        await postgres.ExecuteScriptAsAdminAsync(await File.ReadAllTextAsync("library.sql"));
        await using ServiceProvider services = new ServiceCollection()
            .AddGraphQLServer().AddType(typeof(BookQueries)).AddData().Services.BuildServiceProvider();
        await using var pools = new PostgresDataSources(
            new PostgresOptions { App = postgres.Database.ConnectionStrings.App });
        ITenantSession session = new SessionFactory(pools).OpenRead(Tenant);
        await services.GetRequiredService<Schema>().CheckAgainstCatalogAsync(session, CancellationToken.None);
        long before = pools.Metrics.Reads;

        using ExecutionResult result = await services.ExecuteRequestAsync(
            """
            { books(first: 1, where: { title: { startsWith: "F" } }) {
              totalCount nodes { title author { name } } } }
            """,
            request => request.SetState(session));

        Assert.Equal(
            """
            {"data":{"books":{"totalCount":2,"nodes":[{"title":"Falkner","author":{"name":"Mary Shelley"}}]}}}
            """,
            result.ToJson());
        Assert.Equal(1, pools.Metrics.Reads - before);
    }
}
