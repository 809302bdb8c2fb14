namespace GraphTenancy.GraphQL.Engine.Language;

/// <summary>The kinds of operations.</summary>
/// <remarks>https://spec.graphql.org/September2025/#OperationType</remarks>
public enum OperationType
{
    /// <summary>A read-only fetch.</summary>
    Query,

    /// <summary>A write followed by a fetch; root fields run one after the other.</summary>
    Mutation,

    /// <summary>A long-lived request that fetches data in response to events.</summary>
    Subscription,
}
