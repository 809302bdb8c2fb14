using GraphTenancy.GraphQL.Engine.Types;
using GraphTenancy.GraphQL.Hosting;
using GraphTenancy.TestKit;

namespace GraphTenancy.GraphQL.Tests.Schema;

public sealed class SchemaSnapshotTests
{
    // One folder up: the schema is the contract of the whole server, not of this class.
    private static readonly string Folder = Path.Combine(ProjectFolders.Root, "tests", "GraphQL.Tests");

    private static readonly Engine.Types.Schema Built = ServerBuilder.BuildSchema();

    [Fact]
    public void The_schema_is_the_one_that_clients_know() =>
        SchemaPrinter.Print(Built).MatchSnapshotFile("schema.graphql", Folder);

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
}
