using System.Diagnostics;
using GraphTenancy.TestKit;

namespace GraphTenancy.GraphQL.Tests.Hosting;

/// <summary>What is wrong with the configuration is told at the start, in a line that names the key, without a stack.</summary>
public sealed class WrongConfigurationTests
{
    private const string Database = "Host=127.0.0.1;Port=1;Username=nobody";

    [Theory]
    [InlineData("ConnectionStrings:Analytics", "", "ConnectionStrings:Analytics")]
    [InlineData("ConnectionStrings:Control", "no connection string", "ConnectionStrings:Control")]
    [InlineData("ConnectionStrings:App", Database + ";Multiplexing=true", "ConnectionStrings:App")]
    [InlineData("GraphTenancy:Directory:CacheSeconds", "99", "GraphTenancy:Directory:CacheSeconds")]
    [InlineData("GraphTenancy:Http:MaxBodyBytes", "many", "GraphTenancy:Http:MaxBodyBytes")]
    [InlineData("GraphTenancy:Http:MaxBodyBytes", "0", "GraphTenancy:Http:MaxBodyBytes")]
    [InlineData("GraphTenancy:Http:MaxBatchSize", "-1", "GraphTenancy:Http:MaxBatchSize")]
    [InlineData("GraphTenancy:Http:AllowedOrigins", "*", "GraphTenancy:Http:AllowedOrigins")]
    [InlineData("GraphTenancy:Http:AllowedOrigins:0", "null", "GraphTenancy:Http:AllowedOrigins")]
    [InlineData("GraphTenancy:TrustedDocuments:Path", "/nowhere/at/all.json", "GraphTenancy:TrustedDocuments:Path")]
    [InlineData("GraphTenancy:TrustedDocuments:OnlyTrusted", "true", "GraphTenancy:TrustedDocuments:Path")]
    [InlineData("GraphTenancy:Introspection", "sometimes", "GraphTenancy:Introspection")]
    [InlineData("GraphTenancy:Limits:MaxAllowedFields", "0", "GraphTenancy:Limits:MaxAllowedFields")]
    [InlineData("GraphTenancy:Limits:MaxFieldCost", "cheap", "GraphTenancy:Limits:MaxFieldCost")]
    [InlineData("GraphTenancy:Sql:Report", "2", "Off, Development or Always")]
    [InlineData("GraphTenancy:Sql:Report", "sometimes", "GraphTenancy:Sql:Report")]
    [InlineData("GraphTenancy:Sql:SlowStatementMs", "-1", "GraphTenancy:Sql:SlowStatementMs")]
    [InlineData("GraphTenancy:Jwt:Authority", "http://issuer.test", "https://")]
    [InlineData("urls", "no-address", "no-address")]
    [InlineData("urls", "http://127.0.0.1:99999", "99999")]
    public async Task A_wrong_value_ends_the_start_with_a_message_that_names_it(string key, string value, string named)
    {
        using Process process = ProgramFixture.Start(Path.GetTempPath(), [.. GoodSettings, $"--{key}={value}"]);

        await AssertRefusedAsync(process, named);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_ends_the_start_with_a_message_that_names_it()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("graphtenancy-denied-");
        // Root may write everywhere, but nobody opens a folder as a file.
        folder.CreateSubdirectory("lock");
        using Process process = ProgramFixture.Start(folder.FullName, "--urls=http://127.0.0.1:0");

        await AssertRefusedAsync(process, folder.FullName);

        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_folder_of_another_version_ends_the_start_with_a_message_that_names_the_migration()
    {
        await using OwnCluster cluster = await OwnCluster.StartAsync(FreePort.Next());
        await using (TestDatabase database = cluster.OpenDatabase())
        {
            await database.ExecuteAsAdminAsync("update migrations.applied set sha256 = 'of an older file' where name like '0003%'");
        }

        await cluster.StopAsync();
        using Process process = ProgramFixture.Start(cluster.Folder, "--urls=http://127.0.0.1:0");

        await AssertRefusedAsync(process, "0003_event_store");
    }

    private static IEnumerable<string> GoodSettings =>
    [
        "--urls=http://127.0.0.1:0",
        $"--ConnectionStrings:App={Database}",
        $"--ConnectionStrings:Analytics={Database}",
        $"--ConnectionStrings:Control={Database}",
        $"--GraphTenancy:Jwt:SigningKey={TestTokens.Key}",
        $"--GraphTenancy:Jwt:Issuer={TestTokens.Issuer}",
        $"--GraphTenancy:Jwt:Audience={TestTokens.Audience}",
    ];

    private static async Task AssertRefusedAsync(Process process, string named)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        // A server that starts all the same must not outlive the test.
        using CancellationTokenRegistration end = patience.Token.Register(process.Kill);
        string error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Equal(1, process.ExitCode);
        Assert.Contains(named, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }
}
