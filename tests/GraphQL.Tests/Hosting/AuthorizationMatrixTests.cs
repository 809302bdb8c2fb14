using System.Net;
using GraphTenancy.GraphQL.Engine.CodeFirst;
using GraphTenancy.GraphQL.Engine.Requests;
using GraphTenancy.GraphQL.Engine.Types;
using GraphTenancy.GraphQL.Hosting;
using GraphTenancy.GraphQL.Tenancy;
using GraphTenancy.Persistence.Sessions;
using GraphTenancy.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace GraphTenancy.GraphQL.Tests.Hosting;

/// <summary>The table of who may use which field, and whether the server keeps to it.</summary>
[Collection(ServerCollection.Name)]
public sealed class AuthorizationMatrixTests(ServerFixture server)
{
    [Fact]
    public void The_table_of_the_server_is_the_one_that_auditors_have_seen() =>
        AuthorizationMatrix.Of(ServerBuilder.BuildSchema()).AsText().MatchSnapshot();

    [Fact]
    public void Every_way_to_ask_for_something_is_shown()
    {
        Engine.Types.Schema schema = Build(typeof(Queries), typeof(Mutations));

        Assert.Equal(
            """
            Field           Needs          Policies  anonymous  any caller  admin  auditor
            Query.free      -              -         yes        yes         yes    yes
            Query.paid      token, tenant  Paid      no         no          yes    no
            Query.plain     token, tenant  -         no         yes         yes    yes
            Query.vault     token          -         no         no          yes    yes
            Mutation.write  token, tenant  -         no         no          yes    no
            Vault.gold      token          Deep      no         no          yes    yes

            """,
            AuthorizationMatrix.Of(schema).AsText().ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task The_command_prints_it_as_table_and_as_json()
    {
        string folder = Directory.CreateTempSubdirectory("graphtenancy-matrix-").FullName;

        ProcessRun table = await ProcessRun.StartAsync(folder, "schema", "authorization");
        ProcessRun json = await ProcessRun.StartAsync(folder, "schema", "authorization", "--json");

        Assert.Equal((0, 0), (table.ExitCode, json.ExitCode));
        Assert.Contains("Query.admin ", table.Output, StringComparison.Ordinal);
        Assert.Contains(
            System.Text.Json.JsonDocument.Parse(json.Output).RootElement.EnumerateArray(),
            static rule => rule.GetProperty("field").GetString() == "Query.admin" && rule.GetProperty("roles")[0].GetString() == "platform_admin");
    }

    [Fact]
    public async Task The_server_answers_as_the_table_says()
    {
        TenantContext member = await server.Postgres.CreateTenantAsync(role: "member");
        AuthorizationMatrix matrix = AuthorizationMatrix.Of(server.Factory.Services.GetRequiredService<Engine.Types.Schema>());
        TestClient anonymous = server.CreateClient();
        TestClient caller = server.CreateClient(member);

        foreach (FieldRule rule in matrix.Rules.Where(static rule => rule.Field.StartsWith("Query.", StringComparison.Ordinal)))
        {
            string document = DocumentFor(rule.Field["Query.".Length..]);
            Assert.Equal(rule.AdmitsAnonymous, (await anonymous.QueryAsync(document)).Status != HttpStatusCode.Unauthorized);
            Assert.Equal(rule.AdmitsAnyCaller, (await caller.QueryAsync(document)).Code != "AUTH_NOT_AUTHORIZED");
        }
    }

    private string DocumentFor(string name)
    {
        FieldDefinition field = server.Factory.Services.GetRequiredService<Engine.Types.Schema>().QueryType!.FindField(name)!;
        string[] arguments = [.. field.Arguments.Where(static argument => argument.IsRequired).Select(static argument =>
            $"{argument.Name}: {argument.Type.ToString() switch { "[ID!]!" => "[]", "Int!" => "1", _ => "\"x\"" }}")];
        // One that waits until the client leaves is not asked to answer.
        string condition = name == "testHang" ? " @skip(if: $yes)" : "";
        return $"query ($yes: Boolean = true) {{ __typename @include(if: $yes) {name}"
            + (arguments.Length > 0 ? $"({string.Join(", ", arguments)})" : "") + condition
            + (field.Type.IsCompositeType ? " { __typename }" : "") + " }";
    }

    private static Engine.Types.Schema Build(params Type[] types)
    {
        var services = new ServiceCollection();
        GraphQLServerBuilder builder = services.AddGraphQLServer();
        Array.ForEach(types, type => builder.AddType(type));
        return services.BuildServiceProvider().GetRequiredService<Engine.Types.Schema>();
    }

    [QueryType]
    public static class Queries
    {
        [AllowAnonymous]
        public static int GetFree() => 1;

        [Authorize(Roles = ["admin"], Policy = "Paid")]
        public static int GetPaid() => 1;

        public static int GetPlain() => 1;

        [TenantFree]
        public static Vault GetVault() => new();
    }

    [MutationType]
    public static class Mutations
    {
        [Authorize(Roles = ["admin"])]
        [Authorize(Roles = ["admin", "auditor"])]
        [UseMutationConvention(Disable = true)]
        public static int Write() => 1;
    }

    [Authorize(Roles = ["admin", "auditor"])]
    public sealed class Vault
    {
        [Authorize("Deep")]
        public int Gold => 1;
    }
}
