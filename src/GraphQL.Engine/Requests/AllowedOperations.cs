namespace GraphTenancy.GraphQL.Engine.Requests;

/// <summary>The kinds of operation that a transport lets through.</summary>
[Flags]
public enum AllowedOperations
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Queries.</summary>
    Query = 1,

    /// <summary>Mutations; never by HTTP GET.</summary>
    Mutation = 2,

    /// <summary>Subscriptions; only by transports that can send more than one response.</summary>
    Subscription = 4,

    /// <summary>Queries, mutations and subscriptions.</summary>
    All = Query | Mutation | Subscription,
}
