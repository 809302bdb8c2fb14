namespace GraphTenancy.GraphQL.Engine.Execution;

/// <summary>Decides the policies that <c>@authorize(policy: …)</c> names; the server implements it.</summary>
public interface IPolicyEvaluator
{
    /// <summary>
    /// Whether the request's user fulfils <paramref name="policy"/>; an unknown policy is never fulfilled.
    /// </summary>
    ValueTask<bool> EvaluateAsync(string policy, RequestContext context, CancellationToken cancellationToken);
}
