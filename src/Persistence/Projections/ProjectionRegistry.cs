using System.Reflection;
using GraphTenancy.Persistence.Events;
using GraphTenancy.Persistence.Sessions;

namespace GraphTenancy.Persistence.Projections;

/// <summary>The projections that are written in the transaction of the events, by class of event. Immutable.</summary>
public sealed class ProjectionRegistry
{
    private readonly Dictionary<Type, List<Func<RecordedEvent, IEnumerable<SqlStatement>>>> _handlers = [];

    /// <summary>A registry of these projections.</summary>
    /// <exception cref="ArgumentException">A method with <see cref="HandlesAttribute"/> has another
    /// signature.</exception>
    public ProjectionRegistry(IEnumerable<Projection> projections)
    {
        ArgumentNullException.ThrowIfNull(projections);
        foreach (Projection projection in projections)
        {
            foreach (MethodInfo method in HandlersOf(projection))
            {
                Register(projection, method);
            }
        }
    }

    /// <summary>All projections of these assemblies; each needs a constructor without parameters.</summary>
    /// <exception cref="ArgumentException">A method with <see cref="HandlesAttribute"/> has another
    /// signature.</exception>
    public static ProjectionRegistry FromAssemblies(params Assembly[] assemblies)
    {
        ArgumentNullException.ThrowIfNull(assemblies);
        return new ProjectionRegistry(assemblies.Distinct()
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(Projection)))
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            // Null for Nullable<T> only.
            .Select(type => (Projection)Activator.CreateInstance(type, nonPublic: true)!));
    }

    /// <summary>The statements that follow from the event, in the order of the projections.</summary>
    public IEnumerable<SqlStatement> Project(RecordedEvent recorded)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        return _handlers.TryGetValue(recorded.Data.GetType(), out var handlers)
            ? handlers.SelectMany(handler => handler(recorded))
            : [];
    }

    private static IEnumerable<MethodInfo> HandlersOf(Projection projection) => projection.GetType()
        .GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
        .Where(method => method.IsDefined(typeof(HandlesAttribute), inherit: false));

    private void Register(Projection projection, MethodInfo method)
    {
        ParameterInfo[] parameters = method.GetParameters();
        bool isOne = method.ReturnType == typeof(SqlStatement);
        bool isMany = typeof(IEnumerable<SqlStatement>).IsAssignableFrom(method.ReturnType);
        if (parameters.Length != 2 || parameters[1].ParameterType != typeof(RecordedEvent) || !(isOne || isMany))
        {
            throw new ArgumentException(
                $"{projection.GetType().Name}.{method.Name} must take (TEvent data, RecordedEvent e) and return "
                + $"{nameof(SqlStatement)} or IEnumerable<{nameof(SqlStatement)}>.");
        }

        Type eventType = parameters[0].ParameterType;
        MethodInfo adapt = typeof(ProjectionRegistry)
            .GetMethod(isOne ? nameof(AdaptOne) : nameof(AdaptMany), BindingFlags.Static | BindingFlags.NonPublic)!
            .MakeGenericMethod(eventType); // Not null: the methods stand below.
        object? target = method.IsStatic ? null : projection;
        var handler = (Func<RecordedEvent, IEnumerable<SqlStatement>>)adapt.Invoke(null, [target, method])!;
        if (!_handlers.TryGetValue(eventType, out var handlers))
        {
            _handlers.Add(eventType, handlers = []);
        }

        handlers.Add(handler);
    }

    // Delegates instead of MethodInfo.Invoke: this runs with every command.
    private static Func<RecordedEvent, IEnumerable<SqlStatement>> AdaptOne<TEvent>(object? target, MethodInfo method)
    {
        var handle = method.CreateDelegate<Func<TEvent, RecordedEvent, SqlStatement>>(target);
        return recorded => [handle((TEvent)recorded.Data, recorded)];
    }

    private static Func<RecordedEvent, IEnumerable<SqlStatement>> AdaptMany<TEvent>(object? target, MethodInfo method)
    {
        var handle = method.CreateDelegate<Func<TEvent, RecordedEvent, IEnumerable<SqlStatement>>>(target);
        return recorded => handle((TEvent)recorded.Data, recorded);
    }
}
