namespace GraphTenancy.Persistence.Events;

/// <summary>Names the event that a record stands for. The name is stored for ever; the class may be renamed.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class EventTypeAttribute(string name, int version = 1) : Attribute
{
    /// <summary>The stored name.</summary>
    public string Name { get; } = name;

    /// <summary>The version of the data's shape, from 1.</summary>
    public int Version { get; } = version;
}
