namespace GraphTenancy.GraphQL.Http;

/// <summary>
/// The services of a request, whose scope is made when the first one is asked for: most operations ask for none.
/// </summary>
internal sealed class LazyRequestServices(HttpContext context) : IKeyedServiceProvider
{
    public object? GetService(Type serviceType) => context.RequestServices.GetService(serviceType);

    public object? GetKeyedService(Type serviceType, object? serviceKey) =>
        Keyed.GetKeyedService(serviceType, serviceKey);

    public object GetRequiredKeyedService(Type serviceType, object? serviceKey) =>
        Keyed.GetRequiredKeyedService(serviceType, serviceKey);

    private IKeyedServiceProvider Keyed => context.RequestServices as IKeyedServiceProvider
        ?? throw new InvalidOperationException("The host's service provider knows no keyed services.");
}
