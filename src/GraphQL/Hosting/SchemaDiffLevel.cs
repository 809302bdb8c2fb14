namespace GraphTenancy.GraphQL.Hosting;

/// <summary>From which class of change on <c>schema diff</c> fails.</summary>
internal enum SchemaDiffLevel
{
    /// <summary>Any change, safe ones as well.</summary>
    Any,

    /// <summary>Dangerous and breaking changes.</summary>
    Dangerous,

    /// <summary>Breaking changes only.</summary>
    Breaking,
}
