namespace GraphTenancy.GraphQL.Engine.Types.Comparison;

/// <summary>One difference between two schemas.</summary>
public sealed record SchemaChange
{
    /// <summary>What it means to the clients of the old schema.</summary>
    public required SchemaChangeSeverity Severity { get; init; }

    /// <summary>The kind of change, such as <c>FIELD_REMOVED</c>; docs/schema.md lists them.</summary>
    public required string Code { get; init; }

    /// <summary>
    /// The schema coordinate of what changed, such as <c>Query.order(id:)</c>; <c>schema</c> for the schema itself.
    /// </summary>
    public required string Path { get; init; }

    /// <summary>The change in a sentence.</summary>
    public required string Message { get; init; }
}
