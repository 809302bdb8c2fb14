using GraphTenancy.GraphQL.Engine.CodeFirst.Reading;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Requests.Documents;
using GraphTenancy.GraphQL.Engine.Types;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace GraphTenancy.GraphQL.Engine.Requests;

/// <summary>Adds a GraphQL server to an application.</summary>
public static class GraphQLServiceCollectionExtensions
{
    /// <summary>
    /// Registers the <see cref="Types.Schema"/> and the <see cref="RequestExecutor"/>, both made once. Called again it
    /// goes on with what was registered before.
    /// </summary>
    public static GraphQLServerBuilder AddGraphQLServer(this IServiceCollection services)
    {
        if (services.Select(static service => service.ImplementationInstance).OfType<GraphQLServerBuilder>()
            .FirstOrDefault() is { } existing)
        {
            return existing;
        }

        var schema = new CodeFirstOptions();
        var options = new RequestExecutorOptions();
        var builder = new GraphQLServerBuilder(services, schema, options);
        services.AddSingleton(builder);
        services.AddSingleton(schema);
        services.AddSingleton(options);
        services.AddSingleton(options.Cost);
        services.AddSingleton(GraphQLServerBuilder.BuildSchema);
        services.AddSingleton(CreateExecutor);
        return builder;
    }

    // Without logging in the container nothing is logged: a job or a test need not register it.
    private static RequestExecutor CreateExecutor(IServiceProvider services) => new(
        services.GetRequiredService<Schema>(),
        services.GetRequiredService<RequestExecutorOptions>(),
        services.GetServices<IOperationInterceptor>(),
        services.GetServices<IErrorFilter>(),
        services.GetService<ILogger<RequestExecutor>>() ?? NullLogger<RequestExecutor>.Instance,
        services.GetService<IOperationDocumentStorage>());
}
