namespace GraphTenancy.GraphQL.Engine.Requests;

/// <summary>What a request wants to know of its cost; Hot Chocolate's header <c>GraphQL-Cost</c> chooses.</summary>
public enum CostMode
{
    /// <summary>The limits hold; nothing is reported.</summary>
    Enforce,

    /// <summary>The limits hold, and the response has <c>extensions.operationCost</c>.</summary>
    Report,

    /// <summary>The response has <c>extensions.operationCost</c> and nothing else: nothing is executed.</summary>
    Validate,
}
