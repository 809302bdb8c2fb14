namespace GraphTenancy.GraphQL.Tests.Architecture;

/// <summary>
/// The order of the parts, read from the sources: an edge that goes back fails here, whoever it seems handy to.
/// </summary>
public sealed class LayerTests
{
    private const string Engine = "GraphQL.Engine.";

    // What a folder of the engine may use; the order is that of the way of a request.
    private static readonly Dictionary<string, string[]> EngineOrder = new()
    {
        ["Errors"] = [],
        ["DataLoading"] = [],
        ["Language"] = ["Errors"],
        // A field and a scalar hold delegates of the execution (resolver, writer): the one circle, kept by name.
        ["Types"] = ["Errors", "Language", "Execution"],
        ["Validation"] = ["Errors", "Language", "Types"],
        // A plan is made from a ValidatedDocument only, so that nothing unvalidated can be executed.
        ["Execution"] = ["Errors", "Language", "Types", "Validation", "DataLoading"],
        // The code-first front makes resolvers, and those belong to the execution.
        ["CodeFirst"] = ["Errors", "Language", "Types", "Execution", "DataLoading"],
        ["Requests"] = ["Errors", "Language", "Types", "CodeFirst", "Validation", "Execution", "DataLoading"],
        ["Transport"] = ["Errors", "Language", "Types", "Requests"],
    };

    [Theory]
    [InlineData("GraphQL.Engine")]
    [InlineData("Persistence")]
    [InlineData("GraphQL.Data", "GraphQL.Engine", "Persistence")]
    [InlineData("GraphQL", "GraphQL.Data", "GraphQL.Engine", "Persistence")]
    [InlineData("Migrator", "Persistence")]
    public void A_project_refers_to_none_but(string project, params string[] allowed) =>
        Assert.Equal(allowed, SourceTree.ReferencesOf(project));

    [Theory]
    [InlineData("GraphQL.Engine", "GraphTenancy.Persistence", "GraphTenancy.GraphQL.Data", "Npgsql", "Microsoft.AspNetCore")]
    [InlineData("Persistence", "GraphTenancy.GraphQL", "Microsoft.AspNetCore")]
    [InlineData("GraphQL.Data", "GraphTenancy.GraphQL.Schema", "GraphTenancy.GraphQL.Tenancy", "GraphTenancy.GraphQL.Http", "Microsoft.AspNetCore")]
    public void A_project_never_names(string project, params string[] forbidden)
    {
        IEnumerable<string> found =
            from file in SourceTree.FilesOf(project)
            from name in forbidden
            where file.Text.Contains($"using {name}", StringComparison.Ordinal)
                || file.Text.Contains($" {name}.", StringComparison.Ordinal)
            select $"{file.Path} names {name}";

        Assert.Empty(found);
    }

    [Fact]
    public void The_folders_of_the_engine_use_each_other_in_one_direction()
    {
        IEnumerable<string> back =
            from file in SourceTree.FilesOf("GraphQL.Engine")
            from used in file.Usings.Where(static used => used.StartsWith(Engine, StringComparison.Ordinal))
            let folder = used[Engine.Length..].Split('.')[0]
            where folder != file.Folder && !EngineOrder[file.Folder].Contains(folder)
            select $"{file.Path} uses {folder}";

        Assert.Empty(back);
    }

    [Fact]
    public void The_folders_of_persistence_use_each_other_in_one_direction()
    {
        IEnumerable<string> back =
            from file in SourceTree.FilesOf("Persistence")
            where file.Folder is "Sessions" or "Events" or "Analytics"
            from used in file.Usings.Where(static used => used.StartsWith("Persistence.", StringComparison.Ordinal))
            where used != "Persistence.Sessions"
                // Events are saved together with what their projections write, so one class knows both.
                && !(file.Path == "Events/EventStoreServices.cs" && used == "Persistence.Projections")
            select $"{file.Path} uses {used}";

        Assert.Empty(back);
    }

    [Fact]
    public void Only_the_admin_schema_and_its_wiring_name_the_privileged_session()
    {
        IEnumerable<string> named =
            from file in SourceTree.FilesOf("GraphQL")
            where file.Text.Contains("AdminSession", StringComparison.Ordinal)
            where file.Path is not ("Http/OperationRunner.cs" or "Tenancy/RequestIdentity.cs" or "Hosting/ServerBuilder.cs"
                or "Hosting/Explaining/Explainer.cs" or "Hosting/Explaining/ExplainingSession.cs")
            where !file.Path.StartsWith("Schema/Admin/", StringComparison.Ordinal)
            select file.Path;

        Assert.Empty(named);
    }

    [Fact]
    public void The_guards_above_read_the_real_sources()
    {
        Assert.Contains(SourceTree.FilesOf("GraphQL"), static file => file.Path == "Schema/Admin/AdminQuery.cs"
            && file.Text.Contains("IAdminSession", StringComparison.Ordinal));
        Assert.Equal(EngineOrder.Keys.Order(), SourceTree.FilesOf("GraphQL.Engine").Select(static file => file.Folder).Distinct().Order());
        Assert.Contains(SourceTree.FilesOf("GraphQL.Engine"), static file => file.Usings.Contains("GraphQL.Engine.Language"));
    }
}
