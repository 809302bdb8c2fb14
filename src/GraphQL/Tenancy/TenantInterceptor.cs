using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Execution.Planning;

namespace GraphTenancy.GraphQL.Tenancy;

/// <summary>
/// Refuses an operation before its first statement when a root field asks for more than the caller has.
/// </summary>
internal sealed class TenantInterceptor : IOperationInterceptor
{
    /// <inheritdoc/>
    public ValueTask<GraphQLError?> BeforeExecutionAsync(
        OperationPlan plan, RequestContext context, CancellationToken cancellationToken)
    {
        RequestIdentity identity = context.FindState<RequestIdentity>() ?? RequestIdentity.Anonymous;

        // Fields behind @skip and @include count as well: a variable must not decide about access.
        FieldAccess strictest = StrictestOf(plan.RootFields);
        return ValueTask.FromResult(strictest switch
        {
            FieldAccess.Anonymous => null,
            _ when identity.User.Identity is not { IsAuthenticated: true } => NotAuthenticated,
            // A token of somebody whom the directory does not know opens nothing.
            FieldAccess.TenantFree when identity.Caller is not null => null,
            _ => identity.TenantRefusal,
        });
    }

    private static FieldAccess StrictestOf(IReadOnlyList<PlannedField> fields)
    {
        FieldAccess strictest = fields.Count == 0 ? FieldAccess.Tenant : FieldAccess.Anonymous;
        for (int i = 0; i < fields.Count; i++)
        {
            FieldAccess access = FieldAccessFeature.Of(fields[i].Definition);
            strictest = access < strictest ? access : strictest;
        }

        return strictest;
    }

    public static GraphQLError NotAuthenticated { get; } = new()
    {
        Message = "The operation needs a valid token in the header Authorization.",
        Code = ErrorCodes.NotAuthenticated,
    };
}
