using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Types;
using GraphTenancy.GraphQL.Engine.Types.Comparison;
using GraphTenancy.GraphQL.Hosting;
using GraphTenancy.TestKit;

namespace GraphTenancy.GraphQL.Tests.Schema;

public sealed class SchemaSnapshotTests
{
    // One folder up: the schema is the contract of the whole server, not of this class.
    private static readonly string Folder = Path.Combine(ProjectFolders.Root, "tests", "GraphQL.Tests");

    private static readonly Engine.Types.Schema Built = ServerBuilder.BuildSchema();

    [Fact]
    public void The_schema_is_the_one_that_clients_know() => Match(Folder);

    [Theory]
    [InlineData("  customer(id: ID!):", "  client(id: ID!):", "Safe", "FIELD_ADDED")]
    [InlineData(" @authorize(roles: [\"platform_admin\"])", "", "Breaking", "AUTHORIZATION_ADDED")]
    [InlineData("  SHIPPED\n", "  SENT\n", "Dangerous", "VALUE_ADDED_TO_ENUM")]
    [InlineData("  admin: AdminQuery!", "  gone: Int\n  admin: AdminQuery!", "Breaking", "FIELD_REMOVED")]
    [InlineData("type Query {", "type Query {{", "No comparison", "Syntax Error")]
    public void A_failure_names_the_class_of_each_change(string now, string before, string severity, string code)
    {
        string folder = Directory.CreateTempSubdirectory("graphtenancy-schema-").FullName;
        string snapshot = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "__snapshots__")).FullName, "schema.graphql");
        string printed = SchemaPrinter.Print(Built);
        Assert.Contains(now, printed, StringComparison.Ordinal);
        File.WriteAllText(snapshot, printed.Replace(now, before, StringComparison.Ordinal));

        string message = Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => Match(folder)).Message;

        Assert.Contains(severity, message, StringComparison.Ordinal);
        Assert.Contains(code, message, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void No_input_but_those_of_the_platform_names_a_tenant()
    {
        IEnumerable<string> named =
            from input in Built.Types.OfType<InputObjectType>()
            where !input.Name.StartsWith("Tenant", StringComparison.Ordinal)
            from field in input.Fields
            where field.Name.Contains("tenant", StringComparison.OrdinalIgnoreCase)
            select $"{input.Name}.{field.Name}";

        Assert.NotEmpty(Built.Types.OfType<InputObjectType>());
        Assert.Empty(named);
    }

    [Fact]
    public void Every_field_but_those_of_payloads_has_a_description()
    {
        IEnumerable<string> silent = Built.Types.OfType<ObjectType>()
            .Where(static type => !type.Name.StartsWith("__", StringComparison.Ordinal))
            .SelectMany(static type => type.Fields.Select(field => (Name: $"{type.Name}.{field.Name}", field.Description)))
            .Where(static field => field.Description is null && !field.Name.Contains("Payload.", StringComparison.Ordinal))
            .Select(static field => field.Name);

        Assert.Empty(silent);
    }

    private static void Match(string folder) =>
        SchemaPrinter.Print(Built).MatchSnapshotFile("schema.graphql", folder, Explain);

    // A snapshot of another layout or order may hold the same schema, and the report says so.
    private static string Explain(string expected, string actual)
    {
        try
        {
            return SchemaChangeReport.AsText(SchemaComparer.Compare(SchemaBuilder.FromSdl(expected).Build(), Built));
        }
        catch (Exception unreadable) when (unreadable is GraphQLException or SchemaException)
        {
            return "No comparison: the snapshot is no schema. " + unreadable.Message;
        }
    }
}
