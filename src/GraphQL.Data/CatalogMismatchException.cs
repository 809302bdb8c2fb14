namespace GraphTenancy.GraphQL.Data;

/// <summary>
/// Mapped records and the database do not fit each other; the message has a line for each finding. For whoever starts
/// the server: it names tables and columns, so it is not for clients.
/// </summary>
public sealed class CatalogMismatchException : Exception
{
    internal CatalogMismatchException(IReadOnlyList<CatalogFinding> findings)
        : base(Describe(findings)) => Findings = findings;

    /// <summary>All that was found; never empty.</summary>
    public IReadOnlyList<CatalogFinding> Findings { get; }

    private static string Describe(IReadOnlyList<CatalogFinding> findings) => string.Join(
        Environment.NewLine,
        findings.Select(static finding => $"  {finding}").Prepend(
            $"The records of the schema do not fit the database in {findings.Count} "
            + $"{(findings.Count == 1 ? "place" : "places")}:"));
}
