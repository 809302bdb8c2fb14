using System.Security.Claims;
using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Execution.Planning;
using GraphTenancy.GraphQL.Engine.Types;

namespace GraphTenancy.GraphQL.Engine.Execution;

/// <summary>Checks every authorization requirement that an operation meets before any of its resolvers runs.</summary>
/// <remarks>One refused field refuses the whole operation, so that a mutation beside it has no effect either.</remarks>
internal sealed class OperationAuthorizer
{
    private readonly RequestContext _request;
    private readonly OperationExecution _execution;
    private readonly Dictionary<AuthorizationRequirement, bool> _answers = [];
    private readonly HashSet<SelectionPlan> _visited = [];

    private OperationAuthorizer(RequestContext request, OperationExecution execution)
    {
        _request = request;
        _execution = execution;
    }

    /// <summary>Returns the refusal, or <see langword="null"/> when the user may run the operation.</summary>
    public static async ValueTask<GraphQLError?> AuthorizeAsync(
        OperationPlan plan, RequestContext request, OperationExecution execution)
    {
        return plan.RootFields.Any(static field => field.IsGuarded)
            ? await new OperationAuthorizer(request, execution).CheckFieldsAsync(plan.RootFields, path: null)
            : null;
    }

    private async ValueTask<GraphQLError?> CheckFieldsAsync(IReadOnlyList<PlannedField> fields, ResultPath? path)
    {
        foreach (PlannedField field in fields)
        {
            if (field.IsGuarded && _execution.Includes(field)
                && await CheckFieldAsync(field, ResultPath.Field(path, field.ResponseName)) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    private async ValueTask<GraphQLError?> CheckFieldAsync(PlannedField field, ResultPath path)
    {
        foreach (AuthorizationRequirement requirement in
            AuthorizationRequirements.Of(field.ParentType, field.Definition))
        {
            if (!await IsMetAsync(requirement))
            {
                return Refuse(field, path);
            }
        }

        // Plans are shared: what stands at several places is checked at the first.
        if (field.Selections is not { IsGuarded: true } selections || !_visited.Add(selections))
        {
            return null;
        }

        foreach (ObjectType type in selections.Types)
        {
            if (await CheckFieldsAsync(selections.For(type), path) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    private async ValueTask<bool> IsMetAsync(AuthorizationRequirement requirement)
    {
        if (!_answers.TryGetValue(requirement, out bool isMet))
        {
            isMet = IsAuthenticated(_request.User) && HasRole(_request.User, requirement.Roles)
                && (requirement.Policy is null || await EvaluateAsync(requirement.Policy));
            _answers.Add(requirement, isMet);
        }

        return isMet;
    }

    private ValueTask<bool> EvaluateAsync(string policy)
    {
        // Without an evaluator nobody can say that the policy holds, so the operation fails.
        var evaluator = (IPolicyEvaluator?)_request.Services.GetService(typeof(IPolicyEvaluator))
            ?? throw new InvalidOperationException(
                $"The schema asks for the policy '{policy}', but no {nameof(IPolicyEvaluator)} is registered.");
        return evaluator.EvaluateAsync(policy, _request, _request.Aborted);
    }

    private GraphQLError Refuse(PlannedField field, ResultPath path) => new()
    {
        Message = "The current user is not authorized to access this resource.",
        Code = IsAuthenticated(_request.User) ? ErrorCodes.NotAuthorized : ErrorCodes.NotAuthenticated,
        Path = path,
        Locations = field.Locations,
    };

    private static bool IsAuthenticated(ClaimsPrincipal user) =>
        user.Identities.Any(static identity => identity.IsAuthenticated);

    private static bool HasRole(ClaimsPrincipal user, IReadOnlyList<string> roles) =>
        roles.Count == 0 || roles.Any(role => user.IsInRole(role)
            || user.HasClaim(claim => claim.Type is "role" or "roles" && claim.Value == role));
}
