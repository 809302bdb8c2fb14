using System.Text.Json;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Requests;
using GraphTenancy.GraphQL.Engine.Types;
using Microsoft.Extensions.DependencyInjection;

namespace GraphTenancy.GraphQL.Data.Tests.Shop;

/// <summary>The library used alone: a schema, an executor and sessions that a test brings.</summary>
public sealed class ShopServer
{
    private static readonly Type[] ShopTypes = [typeof(ShopQueries), typeof(ShopMutations)];

    private readonly IServiceProvider _services;

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
        GraphQLServerBuilder server = services.AddGraphQLServer()
            .ModifyOptions(static options => options.IncludeExceptionDetails = true)
            .ModifyCostOptions(static cost => cost.EnforceCostLimits = false);
        configure(server);
        server.AddData(options).AddNodeFields();
        _services = services.BuildServiceProvider();
        Schema = _services.GetRequiredService<Schema>();
    }

    public Schema Schema { get; }

    public async Task<JsonElement> ExecuteAsync(
        string document, Action<RequestContext> configure, object? variables = null)
    {
        GraphQLRequest request = GraphQLRequest.FromSourceText(document) with
        {
            Variables = variables is null ? default : JsonSerializer.SerializeToElement(variables),
        };
        using ExecutionResult result = await _services.ExecuteRequestAsync(request, configure: configure);
        using JsonDocument body = JsonDocument.Parse(result.Body);
        return body.RootElement.Clone();
    }
}
