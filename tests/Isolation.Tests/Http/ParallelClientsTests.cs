using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using GraphTenancy.Isolation.Tests.World;
using GraphTenancy.Persistence.Sessions;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace GraphTenancy.Isolation.Tests.Http;

/// <summary>
/// 64 clients of 8 tenants at once on pools of two connections, between requests that fail and clients that leave: the
/// connections pass from tenant to tenant in every possible order, and no row may take the wrong way.
/// </summary>
[Collection(ServerCollection.Name)]
public sealed class ParallelClientsTests(ServerFixture server)
{
    private const int Tenants = 8;
    private const int Clients = 64;
    private const int RequestsOfEach = 6;
    private const string Settings =
        "select concat(current_setting('app.tenant_id', true), current_setting('app.user_id', true))";

    private const string Ask = """
        { tenant { code } orders { nodes { customer { name } tenant { code } lines { productName } } } customers { nodes { name } } }
        """;

    [Fact]
    public async Task Every_row_that_is_answered_belongs_to_the_caller()
    {
        await using TestServerFactory two = ServerWithPoolsOfTwo();
        Company[] companies = await Task.WhenAll(Enumerable.Range(0, Tenants).Select(_ => FoundAsync(two)));
        var answers = new ConcurrentBag<(Company Caller, string Body)>();
        int cancelled = 0;

        await Task.WhenAll(Enumerable.Range(0, Clients).Select(async client =>
        {
            var random = new Random(client);
            for (int i = 0; i < RequestsOfEach; i++)
            {
                Company caller = companies[random.Next(Tenants)];
                if (await SendAsync(caller, random) is { } body)
                {
                    answers.Add((caller, body));
                }
                else
                {
                    Interlocked.Increment(ref cancelled);
                }
            }
        }));

        Assert.All(answers, answer => AssertOwn(answer.Caller, answer.Body, companies));

        // Each kind did happen, or the test proves less than it says.
        Assert.True(answers.Count(answer => answer.Body.Contains("\"nodes\"", StringComparison.Ordinal)) > Clients);
        Assert.Contains(answers, answer => answer.Body.Contains("INTERNAL_SERVER_ERROR", StringComparison.Ordinal));
        Assert.Contains(answers, answer => answer.Body.Contains("CURSOR_INVALID", StringComparison.Ordinal));
        Assert.Contains(answers, answer => answer.Body.Contains("placeOrder", StringComparison.Ordinal));
        Assert.True(cancelled > 0);
        await AssertNothingIsLeftAsync(two.Services.GetRequiredService<PostgresDataSources>());
    }

    private static async Task<Company> FoundAsync(TestServerFactory factory, ServerFixture server)
    {
        Company company = await Company.FoundAsync(server.Postgres.Database, factory);
        await company.PlaceOrderAsync();
        return company;
    }

    private Task<Company> FoundAsync(TestServerFactory factory) => FoundAsync(factory, server);

    private TestServerFactory ServerWithPoolsOfTwo()
    {
        PostgresOptions options = server.Postgres.Database.ConnectionStrings;
        return new TestServerFactory(options with { App = $"{options.App};Maximum Pool Size=2;Timeout=60" });
    }

    /// <summary>Sends what chance says; null when this client left before the answer.</summary>
    private static async Task<string?> SendAsync(Company caller, Random random)
    {
        (string document, int patience) = random.Next(10) switch
        {
            0 => ("{ testFailure(kind: \"other\") }", 60_000),
            1 => ("{ orders(after: \"forged\") { nodes { id } } }", 60_000),
            2 => (PlaceOrder(caller), 60_000),
            3 or 4 => (Ask, random.Next(1, 12)),
            _ => (Ask, 60_000),
        };
        using var leave = new CancellationTokenSource(patience);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new StringContent(JsonSerializer.Serialize(new { query = document }), Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", caller.Client.Token);
        try
        {
            using HttpResponseMessage response = await caller.Client.Http.SendAsync(request, leave.Token);
            return await response.Content.ReadAsStringAsync(leave.Token);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private static string PlaceOrder(Company caller) => $$"""
        mutation {
          placeOrder(input: { customerId: "{{caller.Customer}}", lines: [{ productCode: "ITEM-1", quantity: 1 }] }) {
            order { tenant { code } customer { name } lines { productName } }
          }
        }
        """;

    /// <summary>The caller's mark stands on every row, and nobody else's anywhere.</summary>
    private static void AssertOwn(Company caller, string body, IEnumerable<Company> companies)
    {
        Assert.DoesNotContain(companies, other => other != caller && body.Contains(other.Code, StringComparison.Ordinal));
        if (body.Contains("\"lines\"", StringComparison.Ordinal))
        {
            Assert.Contains($"Item of {caller.Code}", body, StringComparison.Ordinal);
            Assert.Contains($"Buyer of {caller.Code}", body, StringComparison.Ordinal);
        }
    }

    private static async Task AssertNothingIsLeftAsync(PostgresDataSources sources)
    {
        foreach (NpgsqlDataSource pool in new[] { sources.Read, sources.Write })
        {
            // Both connections of the pool at once, so that none is asked twice.
            await using NpgsqlConnection first = await pool.OpenConnectionAsync();
            await using NpgsqlConnection second = await pool.OpenConnectionAsync();
            foreach (NpgsqlConnection connection in new[] { first, second })
            {
                await using var command = new NpgsqlCommand(Settings, connection);
                Assert.Equal("", await command.ExecuteScalarAsync());
            }
        }
    }
}
