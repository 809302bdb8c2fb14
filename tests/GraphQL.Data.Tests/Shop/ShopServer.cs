using System.Security.Claims;
using System.Text;
using System.Text.Json;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Requests;
using GraphTenancy.GraphQL.Engine.Types;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace GraphTenancy.GraphQL.Data.Tests.Shop;

/// <summary>The library used alone: a schema, an executor and sessions that a test brings.</summary>
public sealed class ShopServer
{
    private static readonly Type[] ShopTypes = [typeof(ShopQueries), typeof(ShopMutations)];

    private readonly IServiceProvider _services;
    private readonly RequestExecutor _executor;

    public ShopServer(DataOptions? options = null, params Type[] types)
        : this(server => Array.ForEach(types.Length > 0 ? types : ShopTypes, type => server.AddType(type)), options)
    {
    }

    /// <summary>With the shop's own types and more.</summary>
    public ShopServer(Action<GraphQLServerBuilder> configure)
        : this(server => configure(server.AddType(typeof(ShopQueries)).AddType(typeof(ShopMutations))), options: null)
    {
    }

    private ShopServer(Action<GraphQLServerBuilder> configure, DataOptions? options)
    {
        var services = new ServiceCollection();
        GraphQLServerBuilder server = services.AddGraphQLServer();
        configure(server);
        server.AddData(options).AddNodeFields();
        _services = services.BuildServiceProvider();
        _executor = new RequestExecutor(
            _services.GetRequiredService<Schema>(),
            new RequestExecutorOptions { IncludeExceptionDetails = true, Cost = { EnforceCostLimits = false } },
            [],
            [],
            NullLogger<RequestExecutor>.Instance);
    }

    public Schema Schema => _executor.Schema;

    public async Task<JsonElement> ExecuteAsync(
        string document, Action<RequestContext> configure, object? variables = null)
    {
        var request = new GraphQLRequest
        {
            Document = Encoding.UTF8.GetBytes(document),
            Variables = variables is null ? default : JsonSerializer.SerializeToElement(variables),
        };
        using ExecutionResult result = await _executor.ExecuteAsync(
            request, _services, new ClaimsPrincipal(new ClaimsIdentity()), configure, CancellationToken.None);
        using JsonDocument body = JsonDocument.Parse(result.Body);
        return body.RootElement.Clone();
    }
}
