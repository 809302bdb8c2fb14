using GraphTenancy.Migrator;
using GraphTenancy.TestKit;
using Spectre.Console;

namespace GraphTenancy.Persistence.Tests.Migrator;

[Collection(ClusterCollection.Name)]
public sealed class MigratorProgramTests(PostgresFixture postgres)
{
    [Fact]
    public async Task It_makes_roles_and_schema_verifies_and_seeds()
    {
        await using TestDatabase scratch = await (await TestCluster.GetAsync()).CreateEmptyDatabaseAsync();

        (int migrated, string said) = await RunAsync(scratch, "migrate", "--bootstrap");
        (int seeded, _) = await RunAsync(scratch, "seed", "--demo", "--tenants", "2", "--orders", "20");
        (int verified, string clean) = await RunAsync(scratch, "verify");

        Assert.Equal((0, 0, 0), (migrated, seeded, verified));
        Assert.Contains("Applied 0001_schemas.", said, StringComparison.Ordinal);
        Assert.Contains("checks passed", clean, StringComparison.Ordinal);
        Assert.Equal(70L, await scratch.ScalarAsAdminAsync<long>("select count(*) from read_model.orders"));
    }

    [Fact]
    public async Task A_finding_ends_with_1_and_names_the_object()
    {
        await using TestDatabase scratch = await postgres.CreateScratchDatabaseAsync();
        await scratch.ExecuteAsAdminAsync("drop policy tenant_isolation on read_model.orders");

        (int code, string said) = await RunAsync(scratch, "verify");

        Assert.Equal(1, code);
        Assert.Contains("read_model.orders", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edited_migration_ends_with_1()
    {
        await using TestDatabase scratch = await postgres.CreateScratchDatabaseAsync();
        await scratch.ExecuteAsAdminAsync("update migrations.applied set sha256 = 'x'");

        (int code, string said) = await RunAsync(scratch, "migrate");

        Assert.Equal(1, code);
        Assert.Contains("0001_schemas", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense", "nonsense")]
    [InlineData("seed", "Say what to seed")]
    [InlineData("seed --tenants 5", "go together")]
    [InlineData("seed --tenants 5 --orders 2", "at least one order")]
    [InlineData("verify --migrator Host=127.0.0.1;Port=1;Username=a;Database=b", "could not be reached")]
    public async Task A_wrong_command_line_ends_with_2_and_says_why(string arguments, string expected)
    {
        (int code, string said) = await RunAsync(postgres.Database, arguments.Split(' '));

        Assert.Equal(2, code);
        Assert.Contains(expected, said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_connection_string_ends_with_2_and_names_its_variable()
    {
        (int code, string said) = await RunAsync(_ => null, "verify");

        Assert.Equal(2, code);
        Assert.Contains("ConnectionStrings__Migrator", said, StringComparison.Ordinal);
    }

    private static Task<(int Code, string Said)> RunAsync(TestDatabase database, params string[] args) => RunAsync(
        variable => variable switch
        {
            "ConnectionStrings__Admin" => database.SuperuserConnectionString,
            "ConnectionStrings__Migrator" => database.ConnectionStrings.Migrator,
            "ConnectionStrings__App" => database.ConnectionStrings.App,
            "ConnectionStrings__Control" => database.ConnectionStrings.Control,
            _ => null,
        },
        args);

    private static async Task<(int Code, string Said)> RunAsync(
        Func<string, string?> environment, params string[] args)
    {
        await using var text = new StringWriter();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = 400;
        int code = await MigratorProgram.RunAsync(args, console, environment);
        return (code, text.ToString());
    }
}
