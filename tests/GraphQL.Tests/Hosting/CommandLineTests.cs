using GraphTenancy.GraphQL.Engine.Types;
using GraphTenancy.GraphQL.Hosting;
using Microsoft.IdentityModel.JsonWebTokens;

namespace GraphTenancy.GraphQL.Tests.Hosting;

/// <summary>The commands beside the server, as processes.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("graphtenancy-command-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Token_prints_a_token_for_a_member_and_nothing_else()
    {
        ProcessRun run = await ProcessRun.StartAsync(_folder, "token", "--tenant", "acme", "--user", "alice", "--expires", "5");

        var token = new JsonWebToken(run.Output.TrimEnd('\r', '\n'));
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Single(run.Output.TrimEnd().Split('\n'));
        Assert.Equal(("alice", "acme"), (token.Subject, token.GetClaim("tenant").Value));
        Assert.Equal(5, (token.ValidTo - token.IssuedAt).TotalMinutes);
    }

    [Fact]
    public async Task Token_prints_a_token_for_the_platform_and_nothing_else()
    {
        ProcessRun run = await ProcessRun.StartAsync(_folder, "token", "--user", "olivia", "--platform-admin");

        var token = new JsonWebToken(run.Output.TrimEnd('\r', '\n'));
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Equal("olivia", token.Subject);
        Assert.Contains(token.Claims, static claim => claim is { Type: "roles", Value: "platform_admin" });
        Assert.DoesNotContain(token.Claims, static claim => claim.Type == "tenant");
    }

    [Theory]
    [InlineData("token")]
    [InlineData("token", "--user", "alice", "--tenant", "not a code")]
    [InlineData("token", "--user", "alice", "--expires", "0")]
    [InlineData("token", "--user", "alice", "--expires", "99999999999")]
    [InlineData("token", "--user", "alice", "--expires", "soon")]
    [InlineData("token", "--user", "alice", "--tennant", "acme")]
    [InlineData("schema", "print", "--sort")]
    [InlineData("schema", "authorization", "more")]
    [InlineData("explain", "query.graphql")]
    [InlineData("explain", "--tenant", "acme")]
    [InlineData("explain", "-", "--tenant", "acme", "--variables", "-")]
    [InlineData("explain", "query.graphql", "--tenant", "acme", "--analyse")]
    [InlineData("nonsense")]
    public async Task A_wrong_command_line_fails_and_prints_no_token(params string[] arguments)
    {
        ProcessRun run = await ProcessRun.StartAsync(_folder, arguments);

        Assert.Equal(1, run.ExitCode);
        Assert.NotEqual("", run.Errors);
        Assert.DoesNotContain("eyJ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Schema_print_prints_the_schema_and_nothing_else()
    {
        ProcessRun run = await ProcessRun.StartAsync(_folder, "schema", "print");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Equal(SchemaPrinter.Print(ServerBuilder.BuildSchema()), run.Output);
    }

    [Fact]
    public async Task Demo_plays_on_its_own_database_and_every_figure_is_right()
    {
        ProcessRun run = await ProcessRun.StartAsync(_folder, "demo");

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        string[] lines = [.. run.Output.Split('\n').Select(static line => line.Trim())];
        Assert.All(
            new[]
            {
                "ACME Corp   4 events", "Globex Inc  2 events", "ACME Corp   3 orders", "Globex Inc  2 orders",
                "ACME Corp   3 orders, $600.00", "Globex Inc  2 orders, $1500.00",
                "Tenants: 2", "Orders:  5", "Events:  6", "Isolation verified: yes",
            },
            expected => Assert.Contains(expected, lines));
    }
}
