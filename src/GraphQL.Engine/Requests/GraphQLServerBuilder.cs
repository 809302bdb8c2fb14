using System.Reflection;
using GraphTenancy.GraphQL.Engine.CodeFirst;
using GraphTenancy.GraphQL.Engine.CodeFirst.Reading;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Requests.Documents;
using GraphTenancy.GraphQL.Engine.Types;
using GraphTenancy.GraphQL.Engine.Types.Costs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GraphTenancy.GraphQL.Engine.Requests;

/// <summary>Registers what the schema and its executor are made of. <c>AddGraphQLServer()</c> makes it.</summary>
public sealed class GraphQLServerBuilder
{
    private readonly CodeFirstOptions _schema;
    private readonly RequestExecutorOptions _options;

    internal GraphQLServerBuilder(IServiceCollection services, CodeFirstOptions schema, RequestExecutorOptions options)
    {
        Services = services;
        _schema = schema;
        _options = options;
    }

    /// <summary>The application's services.</summary>
    public IServiceCollection Services { get; }

    /// <summary>
    /// Adds all classes of an assembly that say what they are: <c>[QueryType]</c>, <c>[MutationType]</c>,
    /// <c>[ObjectType]</c>, <c>[ExtendObjectType]</c> and so on.
    /// </summary>
    public GraphQLServerBuilder AddTypes(Assembly assembly)
    {
        _schema.Add(assembly);
        return this;
    }

    /// <summary>
    /// Adds a class; without an attribute it is an object type, an interface or an enum as C# has it.
    /// </summary>
    public GraphQLServerBuilder AddType<T>() => AddType(typeof(T));

    /// <summary>Adds a class, which may be static; see <see cref="AddType{T}"/>.</summary>
    public GraphQLServerBuilder AddType(Type type)
    {
        _schema.Add(type);
        return this;
    }

    /// <summary>Adds a convention; the first one added that knows a return type shapes the field.</summary>
    public GraphQLServerBuilder AddFieldConvention(IFieldConvention convention)
    {
        _schema.Conventions.Add(convention);
        return this;
    }

    /// <summary>
    /// Parameters of the class <typeparamref name="T"/> get the request's state, see
    /// <see cref="RequestContext.SetState"/>. Interfaces need no registration, nor do parameters with <c>[Service]</c>;
    /// those of data loaders do.
    /// </summary>
    public GraphQLServerBuilder AddRequestState<T>()
        where T : class
    {
        _schema.RequestState.Add(typeof(T));
        return this;
    }

    /// <summary>
    /// Adds a data loader class, which is checked at start: what its constructor asks for must be known. Resolvers may
    /// ask for others by their type as well.
    /// </summary>
    public GraphQLServerBuilder AddDataLoader<T>()
        where T : class
    {
        _schema.DataLoaders.Add(typeof(T));
        return this;
    }

    /// <summary>Adds a look at every operation before it runs; in the order of registration.</summary>
    public GraphQLServerBuilder AddOperationInterceptor<T>()
        where T : class, IOperationInterceptor
    {
        Services.TryAddEnumerable(ServiceDescriptor.Singleton<IOperationInterceptor, T>());
        return this;
    }

    /// <summary>Adds a mapping of exceptions to errors that clients may see; in the order of registration.</summary>
    public GraphQLServerBuilder AddErrorFilter<T>()
        where T : class, IErrorFilter
    {
        Services.TryAddEnumerable(ServiceDescriptor.Singleton<IErrorFilter, T>());
        return this;
    }

    /// <summary>Changes the options of the executor.</summary>
    public GraphQLServerBuilder ModifyOptions(Action<RequestExecutorOptions> configure)
    {
        configure(_options);
        return this;
    }

    /// <summary>Sets where trusted documents are kept; requests name them by <c>documentId</c> or <c>id</c>.</summary>
    public GraphQLServerBuilder AddOperationDocumentStorage(IOperationDocumentStorage storage)
    {
        Services.AddSingleton(storage);
        return this;
    }

    /// <summary>Changes limits and weights of cost analysis.</summary>
    public GraphQLServerBuilder ModifyCostOptions(Action<CostOptions> configure)
    {
        configure(_options.Cost);
        return this;
    }

    /// <summary>Changes the schema in code, after the classes were read and before references are resolved.</summary>
    public GraphQLServerBuilder ConfigureSchema(Action<ISchemaConfiguration> configure)
    {
        _schema.Configure.Add(configure);
        return this;
    }

    /// <summary>Builds the schema.</summary>
    internal static Schema BuildSchema(IServiceProvider services)
    {
        CodeFirstOptions schema = services.GetRequiredService<CodeFirstOptions>();
        RequestExecutorOptions options = services.GetRequiredService<RequestExecutorOptions>();
        schema.Directives.Clear();
        if (options.EnableDefer)
        {
            schema.Directives.Add(IncrementalDirectives.Defer());
        }

        if (options.EnableStream)
        {
            schema.Directives.Add(IncrementalDirectives.Stream());
        }

        return new CodeFirstSchema(services, schema).Build();
    }
}
