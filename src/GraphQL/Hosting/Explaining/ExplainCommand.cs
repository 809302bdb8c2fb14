using System.CommandLine;

namespace GraphTenancy.GraphQL.Hosting.Explaining;

/// <summary><c>explain</c>: which SQL a query comes to, and PostgreSQL's plan of it for one tenant.</summary>
internal static class ExplainCommand
{
    private static readonly Argument<string> Document = new("DOCUMENT")
    {
        Description = "The file of the GraphQL document, or - for standard input.",
    };

    private static readonly Option<string?> Tenant = new("--tenant")
    {
        Description = "The tenant's code or UUID, such as acme.",
    };

    private static readonly Option<string?> User = new("--user")
    {
        Description = "The user in whose name; some member of the tenant when left out.",
    };

    private static readonly Option<bool> PlatformAdmin = new("--platform-admin")
    {
        Description = "Ask as a platform administrator; some one of them without --user.",
    };

    private static readonly Option<string?> Variables = new("--variables")
    {
        Description = "The file of the variables, a JSON object, or - for standard input.",
    };

    private static readonly Option<string?> Operation = new("--operation")
    {
        Description = "The operation, where the document has several.",
    };

    private static readonly Option<bool> Analyze = new("--analyze")
    {
        Description = "Run the statements and measure them: EXPLAIN (ANALYZE, BUFFERS).",
    };

    private static readonly Option<bool> ShowValues = new("--show-values")
    {
        Description = "Print values, which are a tenant's data: of parameters, and in the plan's conditions.",
    };

    private static readonly Option<bool> Json = new("--json") { Description = "Print one JSON object." };

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var command = new Command(
            "explain",
            "Prints the SQL of a query and PostgreSQL's plan of it, in the session of a tenant's user: what the "
            + "tenant's policies add is in the plan.\nThe database is the server's, from the same configuration.\n"
            + "Exit codes: 0 explained, 1 not.")
        {
            Document, Tenant, User, PlatformAdmin, Variables, Operation, Analyze, ShowValues, Json,
        };
        command.Validators.Add(static result =>
        {
            if (result.GetValue(Tenant) is null && !result.GetValue(PlatformAdmin))
            {
                result.AddError("Name a tenant with --tenant, or ask over all tenants with --platform-admin.");
            }

            if (result.GetValue(Document) == "-" && result.GetValue(Variables) == "-")
            {
                result.AddError("Only one of document and variables can come from standard input.");
            }
        });
        command.SetAction(static (result, cancellationToken) =>
            Explainer.RunAsync(RequestOf(result), cancellationToken));
        return command;
    }

    private static ExplainRequest RequestOf(ParseResult result) => new()
    {
        Document = result.GetRequiredValue(Document),
        Tenant = result.GetValue(Tenant),
        User = result.GetValue(User),
        IsPlatformAdmin = result.GetValue(PlatformAdmin),
        Variables = result.GetValue(Variables),
        Operation = result.GetValue(Operation),
        IsAnalyzed = result.GetValue(Analyze),
        ShowsValues = result.GetValue(ShowValues),
        AsJson = result.GetValue(Json),
    };
}
