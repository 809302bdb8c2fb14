using System.Reflection;
using System.Security.Claims;
using GraphTenancy.GraphQL.Engine.DataLoading;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Types;
using Microsoft.Extensions.DependencyInjection;

namespace GraphTenancy.GraphQL.Engine.CodeFirst.Reading;

/// <summary>
/// Reads classes and methods as data loaders and refuses at start what no request could give to one.
/// </summary>
internal sealed class DataLoaderReader
{
    private const BindingFlags AnyStatic = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly Dictionary<Type, Func<RequestContext, object>> OfContext = new()
    {
        [typeof(RequestContext)] = static request => request,
        [typeof(ClaimsPrincipal)] = static request => request.User,
        [typeof(Schema)] = static request => request.Schema,
        [typeof(CancellationToken)] = static request => request.Aborted,
        [typeof(DataLoaderScheduler)] = static request => request.DataLoaders,
    };

    private readonly CodeFirstOptions _options;
    private readonly IServiceProviderIsService? _services;
    private readonly List<DataLoaderDefinition> _methods;
    private readonly Dictionary<Type, DataLoaderDefinition?> _classes = [];

    public DataLoaderReader(IServiceProvider services, CodeFirstOptions options)
    {
        _options = options;
        _services = services.GetService<IServiceProviderIsService>();
        _methods = [.. options.DataLoaderSources.SelectMany(MethodsOf).Select(ReadMethod)];
        foreach (Type type in options.DataLoaders)
        {
            OfClass(type);
        }
    }

    /// <summary>Whether a class has methods that are data loaders.</summary>
    public static bool HasMethods(Type type) => MethodsOf(type).Any();

    /// <summary>The loader that a parameter asks for; <see langword="null"/>: it asks for none.</summary>
    /// <exception cref="CodeFirstException">There is no such loader, or more than one.</exception>
    public DataLoaderDefinition? Find(ParameterInfo parameter)
    {
        Type type = parameter.ParameterType;
        if (!ClrShape.IsGeneric(type, typeof(IDataLoader<,>)))
        {
            return ContractOf(type) is null || type.IsInterface ? null : OfClass(type);
        }

        string? name = parameter.GetCustomAttribute<DataLoaderAttribute>()?.Name;
        DataLoaderDefinition[] found = [.. _methods.Where(loader => loader.Contract == type
            && (name is null || string.Equals(loader.Name, name, StringComparison.Ordinal)))];
        return found is [{ } only] ? only : throw new CodeFirstException(
            $"{Describe(parameter)} asks for a data loader {type}{(name is null ? "" : $" named {name}")}, and there "
            + (found.Length == 0
                ? "is none. Write a static method with [DataLoader]."
                : $"are {string.Join(", ", found.Select(static loader => loader.Name))}. "
                + "Name one with [DataLoader(…)]."));
    }

    private static IEnumerable<MethodInfo> MethodsOf(Type type) => type.GetMethods(AnyStatic)
        .Where(static method => method.IsDefined(typeof(DataLoaderAttribute)))
        .OrderBy(static method => method.Name, StringComparer.Ordinal);

    private static Type? ContractOf(Type type) => ClrShape.IsGeneric(type, typeof(IDataLoader<,>))
        ? type
        : Array.Find(type.GetInterfaces(), static contract => ClrShape.IsGeneric(contract, typeof(IDataLoader<,>)));

    private static string Describe(ParameterInfo parameter) =>
        $"{ClrShape.Describe(parameter.Member)}, parameter {parameter.Name},";

    private DataLoaderDefinition ReadMethod(MethodInfo method)
    {
        Func<RequestContext, object>[] arguments = [.. method.GetParameters().Skip(1).Select(ArgumentOf)];
        string name = method.GetCustomAttribute<DataLoaderAttribute>()?.Name ?? Naming.OfMethod(method);
        return MethodDataLoaders.Define(name, method, arguments);
    }

    private DataLoaderDefinition OfClass(Type type)
    {
        if (_classes.TryGetValue(type, out DataLoaderDefinition? known))
        {
            return known ?? throw new CodeFirstException($"{type} is a data loader that needs itself.");
        }

        if (_services?.IsService(type) == true)
        {
            throw new CodeFirstException(
                $"{type} is a data loader and registered as a service. A loader belongs to one request and its tenant; "
                + "remove the registration, resolvers get it without one.");
        }

        ConstructorInfo[] constructors = type.GetConstructors();
        if (type.IsAbstract || constructors is not [{ } constructor] || ContractOf(type) is not { } contract)
        {
            throw new CodeFirstException($"{type} is no data loader with exactly one public constructor.");
        }

        _classes.Add(type, null);
        Func<RequestContext, object>[] arguments = [.. constructor.GetParameters().Select(ArgumentOf)];
        var definition = new DataLoaderDefinition(
            type.Name, contract, request => constructor.Invoke(
                BindingFlags.DoNotWrapExceptions, binder: null, Bind(arguments, request), culture: null));
        _classes[type] = definition;
        return definition;
    }

    /// <summary>The values of further parameters for a request.</summary>
    public static object[] Bind(Func<RequestContext, object>[] arguments, RequestContext request) =>
        Array.ConvertAll(arguments, argument => argument(request));

    private Func<RequestContext, object> ArgumentOf(ParameterInfo parameter)
    {
        Type type = parameter.ParameterType;
        if (OfContext.TryGetValue(type, out Func<RequestContext, object>? ofContext))
        {
            return ofContext;
        }

        if (ContractOf(type) is not null)
        {
            // By name and not at once: the methods are still being read.
            var loader = new Lazy<DataLoaderDefinition?>(() => Find(parameter));
            return request => Injection.DataLoader(request, loader.Value
                ?? throw new InvalidOperationException($"{type} is no data loader."));
        }

        if (!_options.RequestState.Contains(type) && _services?.IsService(type) != true)
        {
            throw new CodeFirstException(
                $"{Describe(parameter)} of a data loader is neither state of the request nor a service. Register "
                + $"{type.Name} with AddRequestState<{type.Name}>() or as a service.");
        }

        // Without it (such as the session of a caller without a tenant) there is no loader and no batch.
        return request => request.FindState(type) ?? request.Services.GetRequiredService(type);
    }
}
