using System.Reflection;
using GraphTenancy.Persistence.Catalog;
using GraphTenancy.Persistence.Events;
using GraphTenancy.Persistence.Projections;
using GraphTenancy.Persistence.Sessions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace GraphTenancy.Persistence;

/// <summary>Registers PostgreSQL: pools, sessions, directory.</summary>
public static class PersistenceServiceCollectionExtensions
{
    /// <summary>
    /// Registers the pools of the section <c>ConnectionStrings</c> (see <see cref="PostgresOptions"/>).
    /// </summary>
    /// <exception cref="ArgumentException">A connection string is missing or not usable; thrown on first
    /// use.</exception>
    public static IServiceCollection AddGraphTenancyPersistence(
        this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        IConfigurationSection section = configuration.GetSection(PostgresOptions.SectionName);
        return services.AddGraphTenancyPersistence(new PostgresOptions
        {
            App = section[nameof(PostgresOptions.App)] ?? "",
            AppRead = section[nameof(PostgresOptions.AppRead)],
            Analytics = section[nameof(PostgresOptions.Analytics)] ?? "",
            Control = section[nameof(PostgresOptions.Control)] ?? "",
            Migrator = section[nameof(PostgresOptions.Migrator)],
        });
    }

    /// <summary>Registers the pools of these options.</summary>
    public static IServiceCollection AddGraphTenancyPersistence(
        this IServiceCollection services, PostgresOptions options)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(options);
        services.AddSingleton(options);
        services.AddSingleton<PostgresDataSources>();
        services.AddSingleton(provider => provider.GetRequiredService<PostgresDataSources>().Metrics);
        services.AddSingleton<ISessionFactory, SessionFactory>();
        services.AddSingleton<AdminSessions>();
        services.AddSingleton<ControlDirectory>();
        services.AddSingleton<CatalogReader>();
        return services;
    }

    /// <summary>Registers all events and projections of these assemblies, and what repositories share.</summary>
    /// <exception cref="ArgumentException">Two events have one name, or a projection's method a wrong
    /// signature.</exception>
    public static IServiceCollection AddGraphTenancyEvents(
        this IServiceCollection services, params Assembly[] assemblies)
    {
        ArgumentNullException.ThrowIfNull(services);
        var shared = new EventStoreServices(
            EventRegistry.FromAssemblies(assemblies), ProjectionRegistry.FromAssemblies(assemblies),
            TimeProvider.System);
        services.AddSingleton(shared);
        services.AddSingleton(shared.Events);
        services.AddSingleton(shared.Projections);
        return services;
    }
}
