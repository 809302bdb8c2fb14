using System.Reflection;
using System.Text.Json;

namespace GraphTenancy.Persistence.Events;

/// <summary>
/// The events that this program knows, by stored name and version. Only a type that is registered here is ever made
/// from stored data: what stands in the database never chooses a CLR type. Immutable.
/// </summary>
public sealed class EventRegistry
{
    /// <summary>The largest event data that is stored: 1 MiB of JSON.</summary>
    public const int MaxDataBytes = 1024 * 1024;

    /// <summary>How event data become JSON: camelCase, as on the web; nulls are written.</summary>
    internal static readonly JsonSerializerOptions JsonOptions = new(JsonSerializerDefaults.Web);

    private readonly Dictionary<(string Name, int Version), Type> _types = [];
    private readonly Dictionary<Type, EventTypeAttribute> _names = [];

    private EventRegistry(IEnumerable<Type> types)
    {
        foreach (Type type in types)
        {
            EventTypeAttribute name = type.GetCustomAttribute<EventTypeAttribute>()
                ?? throw new ArgumentException($"{type.FullName} has no [EventType].", nameof(types));
            if (!_types.TryAdd((name.Name, name.Version), type))
            {
                throw new ArgumentException(
                    $"{type.FullName} and {_types[(name.Name, name.Version)].FullName} are both the event "
                    + $"{name.Name}, version {name.Version}.",
                    nameof(types));
            }

            _names.Add(type, name);
        }
    }

    /// <summary>Names and versions of all events, ordered.</summary>
    public IReadOnlyList<EventTypeAttribute> Types =>
        [.. _names.Values
            .OrderBy(static type => type.Name, StringComparer.Ordinal)
            .ThenBy(static type => type.Version)];

    /// <summary>All classes with an <see cref="EventTypeAttribute"/> in these assemblies.</summary>
    /// <exception cref="ArgumentException">Two classes claim the same name and version.</exception>
    public static EventRegistry FromAssemblies(params Assembly[] assemblies)
    {
        ArgumentNullException.ThrowIfNull(assemblies);
        return new EventRegistry(assemblies.Distinct()
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.IsDefined(typeof(EventTypeAttribute), inherit: false)));
    }

    /// <summary>Name and version under which this event is stored.</summary>
    /// <exception cref="UnknownEventTypeException">Its class is not registered.</exception>
    public EventTypeAttribute NameOf(object data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return _names.TryGetValue(data.GetType(), out EventTypeAttribute? name)
            ? name
            : throw new UnknownEventTypeException(data.GetType().Name, schemaVersion: null);
    }

    /// <summary>The JSON that is stored, as UTF-8.</summary>
    /// <exception cref="EventTooLargeException">It is larger than <see cref="MaxDataBytes"/>.</exception>
    public byte[] Serialize(object data)
    {
        EventTypeAttribute name = NameOf(data);
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(data, data.GetType(), JsonOptions);
        return json.Length <= MaxDataBytes ? json : throw new EventTooLargeException(name.Name, json.Length);
    }

    /// <summary>The event that this stored JSON stands for.</summary>
    /// <exception cref="UnknownEventTypeException">No class has this name and version.</exception>
    /// <exception cref="JsonException">The data do not fit the class.</exception>
    public object Deserialize(string eventType, int schemaVersion, ReadOnlySpan<byte> json)
    {
        if (!_types.TryGetValue((eventType, schemaVersion), out Type? type))
        {
            throw new UnknownEventTypeException(eventType, schemaVersion);
        }

        return JsonSerializer.Deserialize(json, type, JsonOptions)
            ?? throw new JsonException($"The data of an event {eventType} are null.");
    }
}
