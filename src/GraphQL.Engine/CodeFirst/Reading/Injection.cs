using System.Linq.Expressions;
using System.Reflection;
using GraphTenancy.GraphQL.Engine.Execution;
using Microsoft.Extensions.DependencyInjection;

namespace GraphTenancy.GraphQL.Engine.CodeFirst.Reading;

/// <summary>
/// Gives resolvers request state, services and instances of their classes; called from compiled resolvers.
/// </summary>
internal static class Injection
{
    /// <summary>The expression of a required or optional service.</summary>
    public static Expression Service(Expression context, Type type, bool isRequired) => Expression.Call(
        Method(isRequired ? nameof(Required) : nameof(Find), type), context);

    /// <summary>The expression of the request's instance of a class with resolvers.</summary>
    public static Expression Instance(Expression context, Type type) => Expression.Call(
        Method(nameof(InstanceOf), type),
        context,
        Expression.Constant(ActivatorUtilities.CreateFactory(type, Type.EmptyTypes)));

    /// <summary>The request's state of the type, else the service of its scope.</summary>
    /// <exception cref="InvalidOperationException">There is neither.</exception>
    public static T Required<T>(IResolverContext context)
        where T : class => context.Request.FindState<T>() ?? context.Request.Services.GetRequiredService<T>();

    /// <summary>The request's state of the type, else the service of its scope, else null.</summary>
    public static T? Find<T>(IResolverContext context)
        where T : class => context.Request.FindState<T>() ?? context.Request.Services.GetService<T>();

    /// <summary>
    /// The registered service, else one made for the request. Two resolvers that start at once may make two; such a
    /// class holds no state of its own, or is registered as a service.
    /// </summary>
    public static T InstanceOf<T>(IResolverContext context, ObjectFactory factory)
        where T : class
    {
        if (Find<T>(context) is { } existing)
        {
            return existing;
        }

        var made = (T)factory(context.Request.Services, arguments: null);
        context.Request.SetState(made);
        return made;
    }

    /// <summary>The expression of the request's data loader.</summary>
    public static Expression DataLoader(Expression context, DataLoaderDefinition definition, Type type)
    {
        Func<RequestContext, DataLoaderDefinition, object> find = DataLoader;
        return Expression.Convert(
            Expression.Call(
                find.Method,
                Expression.Property(context, nameof(IResolverContext.Request)),
                Expression.Constant(definition)),
            type);
    }

    /// <summary>The request's data loader.</summary>
    public static object DataLoader(RequestContext request, DataLoaderDefinition definition) =>
        request.GetDataLoader(definition, static (definition, request) => definition.Make(request));

    private static MethodInfo Method(string name, Type type) =>
        typeof(Injection).GetMethod(name)?.MakeGenericMethod(type)
        ?? throw new MissingMethodException(nameof(Injection), name);
}
