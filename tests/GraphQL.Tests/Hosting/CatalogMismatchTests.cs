using System.Diagnostics;
using System.Net;
using GraphTenancy.Persistence.Sessions;
using GraphTenancy.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace GraphTenancy.GraphQL.Tests.Hosting;

/// <summary>A database that the mapped records do not fit ends the start, with both sides and without a stack.</summary>
[Collection(ServerCollection.Name)]
public sealed class CatalogMismatchTests(ServerFixture server)
{
    [Theory]
    [InlineData(
        "alter table read_model.orders drop column tracking_number",
        "Order.TrackingNumber (String?) and read_model.orders.tracking_number (no such column)")]
    [InlineData(
        "alter table read_model.order_lines rename product_name to title",
        "OrderLine.ProductName (String) and read_model.order_lines.product_name (no such column)")]
    [InlineData(
        "alter table read_model.customers alter version type text",
        "Customer.Version (Int32) and read_model.customers.version (text): the property needs a column of type integer")]
    [InlineData(
        "drop index read_model.orders_total_idx",
        "Order.TotalAmount (Decimal, [Money]) and read_model.orders.total_minor (bigint): it is [Filterable], and no index")]
    [InlineData(
        "alter table event_store.events rename position to place",
        "Query.events and event_store.events.position (no such column)")]
    public async Task A_changed_column_ends_the_start_with_a_line_that_names_both_sides(string change, string line)
    {
        await using TestDatabase database = await server.Postgres.CreateScratchDatabaseAsync();
        await database.ExecuteAsAdminAsync(change);

        (int exitCode, string error) = await StartAsync(database.ConnectionStrings);

        Assert.Equal(1, exitCode);
        Assert.Contains(line, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_comes_later_and_does_not_fit_keeps_the_server_from_being_ready()
    {
        await using TestDatabase database = await (await TestCluster.GetAsync()).CreateEmptyDatabaseAsync();
        await using var factory = new TestServerFactory(database.ConnectionStrings);
        var client = new TestClient(factory.CreateClient());

        await new Persistence.Migrations.MigrationRunner(database.ConnectionStrings.Migrator ?? "").MigrateAsync(CancellationToken.None);
        await database.ExecuteAsAdminAsync("alter table read_model.orders rename tracking_number to tracking");
        TestAnswer wrong = await client.GetAsync("/health/ready");
        await database.ExecuteAsAdminAsync("alter table read_model.orders rename tracking to tracking_number");
        TestAnswer right = await client.GetAsync("/health/ready");

        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK), (wrong.Status, right.Status));
        Assert.Contains("does not fit", wrong.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("tracking", wrong.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_comparison_costs_one_round_trip_at_the_start_and_none_later()
    {
        await using var factory = new TestServerFactory(server.Postgres.Database.ConnectionStrings);
        var client = new TestClient(factory.CreateClient());
        SessionMetrics metrics = factory.Services.GetRequiredService<PostgresDataSources>().Metrics;

        long atStart = metrics.Reads;
        await client.GetAsync("/health/ready");

        Assert.Equal((1, 1), (atStart, metrics.Reads));
    }

    private static async Task<(int ExitCode, string Error)> StartAsync(PostgresOptions database)
    {
        using Process process = ProgramFixture.Start(
            Path.GetTempPath(),
            "--urls=http://127.0.0.1:0",
            $"--ConnectionStrings:App={database.App}",
            $"--ConnectionStrings:Analytics={database.Analytics}",
            $"--ConnectionStrings:Control={database.Control}",
            $"--GraphTenancy:Jwt:SigningKey={TestTokens.Key}",
            $"--GraphTenancy:Jwt:Issuer={TestTokens.Issuer}",
            $"--GraphTenancy:Jwt:Audience={TestTokens.Audience}");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        // A server that starts all the same must not outlive the test.
        using CancellationTokenRegistration end = patience.Token.Register(process.Kill);
        string error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, error);
    }
}
