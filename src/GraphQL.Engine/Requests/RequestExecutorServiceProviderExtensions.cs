using System.Security.Claims;
using GraphTenancy.GraphQL.Engine.Execution;
using Microsoft.Extensions.DependencyInjection;

namespace GraphTenancy.GraphQL.Engine.Requests;

/// <summary>Executes requests without a transport: for jobs, tools and tests, with Hot Chocolate's names.</summary>
public static class RequestExecutorServiceProviderExtensions
{
    /// <summary>Executes a document to exactly one result.</summary>
    /// <param name="services">Services with <c>AddGraphQLServer()</c>; the request gets a scope of its own.</param>
    /// <param name="document">The document; it has one operation and needs no variables.</param>
    /// <param name="configure">Adds state to the request's context, such as its session.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static ValueTask<ExecutionResult> ExecuteRequestAsync(
        this IServiceProvider services,
        string document,
        Action<RequestContext>? configure = null,
        CancellationToken cancellationToken = default) => services.ExecuteRequestAsync(
            GraphQLRequest.FromSourceText(document), user: null, configure, cancellationToken);

    /// <summary>Executes a request to exactly one result. Errors of the request are in it, not thrown.</summary>
    /// <param name="services">Services with <c>AddGraphQLServer()</c>; the request gets a scope of its own.</param>
    /// <param name="request">The request.</param>
    /// <param name="user">Who asks; nobody in particular when not given.</param>
    /// <param name="configure">Adds state to the request's context, such as its session.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static async ValueTask<ExecutionResult> ExecuteRequestAsync(
        this IServiceProvider services,
        GraphQLRequest request,
        ClaimsPrincipal? user = null,
        Action<RequestContext>? configure = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        RequestExecutor executor = services.GetRequiredService<RequestExecutor>();
        await using AsyncServiceScope scope = services.CreateAsyncScope();
        return await executor.ExecuteAsync(
            request,
            scope.ServiceProvider,
            user ?? new ClaimsPrincipal(new ClaimsIdentity()),
            configure,
            cancellationToken);
    }
}
