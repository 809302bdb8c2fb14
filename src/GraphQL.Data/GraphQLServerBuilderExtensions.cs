using GraphTenancy.GraphQL.Data.Fields;
using GraphTenancy.GraphQL.Data.Nodes;
using GraphTenancy.GraphQL.Engine.Requests;
using Microsoft.Extensions.DependencyInjection;

namespace GraphTenancy.GraphQL.Data;

/// <summary>Adds this library to a GraphQL server.</summary>
public static class GraphQLServerBuilderExtensions
{
    /// <summary>
    /// Lets resolvers return <see cref="Rows{T}"/>, <see cref="Row{T}"/>, <see cref="Exists{T}"/> and
    /// <see cref="Aggregate{T}"/>.
    /// </summary>
    /// <param name="builder">The server.</param>
    /// <param name="options">Limits; the defaults when not given.</param>
    /// <param name="cursors">The key of cursors; random for this process when not given.</param>
    /// <exception cref="ArgumentException">The cursors' key is shorter than 32 bytes.</exception>
    public static GraphQLServerBuilder AddData(
        this GraphQLServerBuilder builder, DataOptions? options = null, CursorOptions? cursors = null)
    {
        var services = new DataServices(options ?? new DataOptions(), cursors ?? new CursorOptions());
        builder.Services.AddSingleton(services);
        return builder.AddFieldConvention(new DataFieldConvention(services));
    }

    /// <summary>
    /// Adds <c>node(id)</c> and <c>nodes(ids)</c> over the mapped types with a global id. Needs <see cref="AddData"/>.
    /// </summary>
    public static GraphQLServerBuilder AddNodeFields(this GraphQLServerBuilder builder) => builder.ConfigureSchema(
        static schema => NodeFields.Add(schema, schema.Services.GetRequiredService<DataServices>()));
}
