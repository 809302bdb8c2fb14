using GraphTenancy.GraphQL.Engine.Execution;
using Microsoft.AspNetCore.Authorization;

namespace GraphTenancy.GraphQL.Tenancy;

/// <summary>
/// Decides <c>@authorize(policy: …)</c> by the policies that <c>AddAuthorization</c> registers. Their handlers see
/// the caller's claims, and as resource the <see cref="RequestContext"/> with its <see cref="Caller"/>.
/// </summary>
internal sealed class PolicyEvaluator : IPolicyEvaluator
{
    /// <inheritdoc/>
    public async ValueTask<bool> EvaluateAsync(
        string policy, RequestContext context, CancellationToken cancellationToken)
    {
        // From the request's scope, so that handlers may use what belongs to the request.
        IAuthorizationService service = context.Services.GetRequiredService<IAuthorizationService>();
        AuthorizationResult result = await service.AuthorizeAsync(context.User, context, policy);
        return result.Succeeded;
    }
}
