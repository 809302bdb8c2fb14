using GraphTenancy.GraphQL.Engine.Requests;
using Microsoft.AspNetCore.Hosting;

[assembly: HostingStartup(typeof(GraphTenancy.ClientServer.ClientTypes))]

namespace GraphTenancy.ClientServer;

/// <summary>Adds the fields for the clients to the server's schema.</summary>
public sealed class ClientTypes : IHostingStartup
{
    /// <inheritdoc/>
    public void Configure(IWebHostBuilder builder) => builder.ConfigureServices(static services => services
        .AddGraphQLServer()
        .AddType(typeof(ClientQueries))
        .AddType(typeof(ClientMutations))
        .AddType(typeof(ClientSubscriptions)));
}
