using GraphTenancy.GraphQL.Engine.Requests;

namespace GraphTenancy.GraphQL.Http;

/// <summary>The header <c>GraphQL-Cost</c>, as Hot Chocolate has it: <c>report</c> or <c>validate</c>.</summary>
internal static class CostHeader
{
    public const string Name = "GraphQL-Cost";

    /// <summary>What the request wants to know; an unknown value asks for nothing.</summary>
    public static CostMode Read(HttpRequest request) => request.Headers[Name].ToString().ToLowerInvariant() switch
    {
        "report" => CostMode.Report,
        "validate" => CostMode.Validate,
        _ => CostMode.Enforce,
    };
}
