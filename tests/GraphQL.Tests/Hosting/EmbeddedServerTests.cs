using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace GraphTenancy.GraphQL.Tests.Hosting;

/// <summary>The program as a newcomer starts it: its own process, its own PostgreSQL, a real socket.</summary>
public sealed class EmbeddedServerTests(ProgramFixture program) : IClassFixture<ProgramFixture>
{
    [Fact]
    public async Task The_demo_tenant_is_served_with_a_token_of_the_program()
    {
        TestClient client = program.CreateClient();
        client.Token = await ProgramFixture.RunAsync(program.Folder, "token", "--tenant", "acme", "--user", "alice");

        TestAnswer answer = await client.QueryAsync("{ myTenants { tenant { code } } }");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("acme", answer.Json.GetProperty("data").GetProperty("myTenants")[0].GetProperty("tenant").GetProperty("code").GetString());
    }

    [Fact]
    public void The_program_says_where_everything_is()
    {
        Assert.Contains($"{program.Url}/graphql/", program.Output, StringComparison.Ordinal);
        Assert.Contains("curl ", program.Output, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(program.Folder, "connections.env"), program.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_connections_file_is_private_and_names_every_role()
    {
        string path = Path.Combine(program.Folder, "connections.env");

        string[] names = [.. File.ReadLines(path).Select(static line => line.Split('=')[0]).Order(StringComparer.Ordinal)];

        Assert.Equal(["GT_ADMIN", "GT_ANALYTICS", "GT_APP", "GT_CONTROL", "GT_MIGRATOR", "GT_PROJECTOR"], names);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        }
    }

    [Fact]
    public async Task The_ide_gets_a_demo_token_in_development()
    {
        TestAnswer answer = await program.CreateClient().GetAsync("/graphql/bcp-config.json");

        string? header = answer.Json.GetProperty("httpHeaders").GetProperty("Authorization").GetString();
        Assert.StartsWith("Bearer ey", header, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_points_at_this_machine_gets_no_demo_token()
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{program.Url}/graphql/bcp-config.json");
        request.Headers.Host = "rebound.example";

        using HttpResponseMessage response = await client.SendAsync(request);

        Assert.DoesNotContain("Bearer", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_tenant_header_is_refused()
    {
        TestClient client = program.CreateClient();
        client.Token = await ProgramFixture.RunAsync(program.Folder, "token", "--tenant", "acme", "--user", "alice");
        client.TenantHeader = "";

        TestAnswer answer = await client.QueryAsync("{ me { email } }");

        Assert.Equal("TENANT_INVALID", answer.Code);
    }

    [Fact]
    public async Task A_body_in_broken_chunks_is_a_bad_request()
    {
        using TcpClient socket = await SendAsync("Transfer-Encoding: chunked", "no number\r\n{");
        using var reader = new StreamReader(socket.GetStream());

        string? status = await reader.ReadLineAsync();

        Assert.Equal("HTTP/1.1 400 Bad Request", status);
        Assert.DoesNotContain("unhandled exception", program.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_leaves_in_the_middle_of_its_body_is_no_failure_of_the_server()
    {
        const string logged = "Http.RequestLog";
        int before = program.Output.Split(logged).Length;
        using (await SendAsync("Content-Length: 500", "{\"query\":"))
        {
            // Left at once.
        }

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (program.Output.Split(logged).Length == before)
        {
            await Task.Delay(20, patience.Token);
        }

        Assert.DoesNotContain("unhandled exception", program.Output, StringComparison.Ordinal);
    }

    private async Task<TcpClient> SendAsync(string header, string body)
    {
        var socket = new TcpClient();
        await socket.ConnectAsync("127.0.0.1", new Uri(program.Url).Port);
        string request = $"POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n{header}\r\n\r\n{body}";
        await socket.Client.SendAsync(Encoding.ASCII.GetBytes(request));
        return socket;
    }

    [Fact]
    public async Task A_second_server_on_the_same_folder_is_refused_with_a_clear_message()
    {
        using Process second = ProgramFixture.Start(program.Folder, "--urls", "http://127.0.0.1:0");

        string error = await second.StandardError.ReadToEndAsync();
        await second.WaitForExitAsync();

        Assert.Equal(1, second.ExitCode);
        Assert.StartsWith($"Another program uses {program.Folder}.", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_uses_the_database_of_the_server_that_runs()
    {
        ProcessRun run = await ProcessRun.StartAsync(
            program.Folder, "{ orders { totalCount } }", new Dictionary<string, string>(), "explain", "-", "--tenant", "acme");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.StartsWith("tenant acme, user alice, ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_production_no_database_is_started_along()
    {
        string folder = Path.Combine(Path.GetTempPath(), $"graphtenancy-none-{Guid.NewGuid():N}");
        using Process server = ProgramFixture.Start(folder, "--environment", "Production", "--urls", "http://127.0.0.1:0");

        string error = await server.StandardError.ReadToEndAsync();
        await server.WaitForExitAsync();

        Assert.Equal(1, server.ExitCode);
        Assert.StartsWith("ConnectionStrings:App is not set", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder));
    }

    [Theory]
    [InlineData("token", "--user", "alice", "--tenant", "ACME")]
    [InlineData("token", "--tenant", "acme")]
    [InlineData("token", "--user", "alice", "--expires", "0")]
    [InlineData("no-such-command")]
    public async Task A_wrong_command_line_is_refused(params string[] arguments)
    {
        using Process process = ProgramFixture.Start(program.Folder, arguments);

        string error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Equal(1, process.ExitCode);
        Assert.NotEmpty(error);
    }
}
