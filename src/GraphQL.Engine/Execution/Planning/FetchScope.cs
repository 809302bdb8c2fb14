namespace GraphTenancy.GraphQL.Engine.Execution.Planning;

/// <summary>Who answers the fields of a selection.</summary>
internal enum FetchScope
{
    /// <summary>Their resolvers.</summary>
    None,

    /// <summary>A fetcher above.</summary>
    Fetched,

    /// <summary>Their resolvers, below a field of a fetched object that code computes.</summary>
    Computed,
}
