using System.Security.Claims;
using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Execution.Planning;
using GraphTenancy.GraphQL.Engine.Types;

namespace GraphTenancy.GraphQL.Engine.Execution;

/// <summary>Checks every authorization requirement of an operation before any of its resolvers runs.</summary>
/// <remarks>One refused field refuses the whole operation, so that a mutation beside it has no effect either.</remarks>
internal static class OperationAuthorizer
{
    /// <summary>Returns the refusal, or <see langword="null"/> when the user may run the operation.</summary>
    public static async ValueTask<GraphQLError?> AuthorizeAsync(OperationPlan plan, RequestContext request)
    {
        foreach (OperationGuard guard in plan.Guards)
        {
            if (!await IsMetAsync(guard.Requirement, request))
            {
                return Refuse(guard, request.User);
            }
        }

        return null;
    }

    private static async ValueTask<bool> IsMetAsync(AuthorizationRequirement requirement, RequestContext request) =>
        IsAuthenticated(request.User) && HasRole(request.User, requirement.Roles)
        && (requirement.Policy is null || await EvaluateAsync(requirement.Policy, request));

    private static ValueTask<bool> EvaluateAsync(string policy, RequestContext request)
    {
        // Without an evaluator nobody can say that the policy holds, so the operation fails.
        var evaluator = (IPolicyEvaluator?)request.Services.GetService(typeof(IPolicyEvaluator))
            ?? throw new InvalidOperationException(
                $"The schema asks for the policy '{policy}', but no {nameof(IPolicyEvaluator)} is registered.");
        return evaluator.EvaluateAsync(policy, request, request.Aborted);
    }

    // The same for every denied field: neither roles nor policies are named, so nothing is learnt from it.
    private static GraphQLError Refuse(OperationGuard guard, ClaimsPrincipal user) => new()
    {
        Message = "The current user is not authorized to access this resource.",
        Code = IsAuthenticated(user) ? ErrorCodes.NotAuthorized : ErrorCodes.NotAuthenticated,
        Path = guard.Path,
        Locations = guard.Locations,
    };

    private static bool IsAuthenticated(ClaimsPrincipal user) =>
        user.Identities.Any(static identity => identity.IsAuthenticated);

    private static bool HasRole(ClaimsPrincipal user, IReadOnlyList<string> roles) =>
        roles.Count == 0 || roles.Any(role => user.IsInRole(role)
            || user.HasClaim(claim => claim.Type is "role" or "roles" && claim.Value == role));
}
