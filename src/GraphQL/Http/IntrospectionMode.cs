namespace GraphTenancy.GraphQL.Http;

/// <summary>Who may look at the schema.</summary>
internal enum IntrospectionMode
{
    /// <summary>Everybody.</summary>
    Always,

    /// <summary>Known callers.</summary>
    Authenticated,

    /// <summary>Nobody.</summary>
    Never,
}
