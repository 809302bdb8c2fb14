using System.Globalization;
using System.Text;
using GraphTenancy.GraphQL.Ide;
using GraphTenancy.GraphQL.Tenancy;

namespace GraphTenancy.GraphQL.Hosting;

/// <summary>What the server says once it listens.</summary>
internal static class StartBanner
{
    private const string Query =
        """{"query":"{ orders(first: 3) { nodes { orderNumber status totalAmount customer { name } } } }"}""";

    /// <summary>Makes the text.</summary>
    /// <param name="server">The running server.</param>
    /// <param name="problem">What keeps it from serving; <see langword="null"/> when nothing does.</param>
    public static string Describe(RunningServer server, string? problem)
    {
        var text = new StringBuilder("\n");
        Line(text, problem is null ? "GraphTenancy is ready." : $"GraphTenancy listens, but is not ready. {problem}");
        text.Append('\n');
        DescribeAddresses(text, server);
        if (server.Database is { } database)
        {
            DescribeDemo(text, server);
            DescribeDatabase(text, database);
        }

        Line(text, "  Ctrl-C stops the server" + (server.Database is null ? "." : " and its PostgreSQL."));
        return text.ToString();
    }

    private static void DescribeAddresses(StringBuilder text, RunningServer server)
    {
        IdeOptions ide = server.App.Services.GetRequiredService<IdeOptions>();
        if (ide.IsEnabled)
        {
            Line(text, $"  IDE       {server.Url}/graphql/"
                + (ide.Folder is null ? "  (not installed: run 'npm ci' in the folder ide)" : ""));
        }

        Line(text, $"  GraphQL   {server.Url}/graphql   (schema: {server.Url}/graphql?sdl)");
        Line(text, $"  Health    {server.Url}/health/ready\n");
    }

    private static void DescribeDemo(StringBuilder text, RunningServer server)
    {
        DevelopmentTokens tokens = server.App.Services.GetRequiredService<DevelopmentTokens>();
        Line(text, "  Tenants   acme    alice (tenant admin), bob");
        Line(text, "            globex  grace (tenant admin), henry");
        Line(text, "  Platform  olivia (administrator, member of no tenant)\n");
        if (!tokens.IsAvailable)
        {
            return;
        }

        string token = tokens.Create("alice", "acme", isPlatformAdmin: false, TimeSpan.FromHours(12));
        Line(text, "  Try it as alice (the token is valid for 12 hours):\n");
        Line(text, $"    curl {server.Url}/graphql -H 'Content-Type: application/json' \\");
        Line(text, $"      -H 'Authorization: Bearer {token}' \\");
        Line(text, $"      -d '{Query}'\n");
        Line(text, "  Others    dotnet run --project src/GraphQL -- token --tenant globex --user grace");
        Line(text, "            dotnet run --project src/GraphQL -- token --user olivia --platform-admin\n");
    }

    private static void DescribeDatabase(StringBuilder text, EmbeddedDatabase database)
    {
        Line(text, $"  Data      {database.Postgres.DataFolder}");
        Line(text, $"            {database.Postgres.Version} from {database.Postgres.Origin}");
        if (database.Postgres.Notice is { } notice)
        {
            Line(text, $"            {notice}");
        }

        Line(text, $"  psql      . {database.ConnectionsFile} && psql \"$GT_APP\"   "
            + "(also GT_ANALYTICS, GT_MIGRATOR, GT_ADMIN …)\n");
    }

    private static void Line(StringBuilder text, string line) => text.Append(CultureInfo.InvariantCulture, $"{line}\n");
}
