using System.Reflection;

namespace GraphTenancy.GraphQL.Engine.CodeFirst.Reading;

/// <summary>The classes with <see cref="ExtendObjectTypeAttribute"/>, by what they extend.</summary>
internal sealed class TypeExtensions
{
    private readonly (Type Source, ExtendObjectTypeAttribute Target)[] _extensions;
    private readonly HashSet<ExtendObjectTypeAttribute> _used = [];

    /// <summary>Finds them among the registered classes.</summary>
    public TypeExtensions(IEnumerable<Type> types) => _extensions =
        [.. types.SelectMany(static type => type.GetCustomAttributes<ExtendObjectTypeAttribute>(inherit: false)
            .Select(target => (type, target)))];

    /// <summary>Whether any extends the object type of this name.</summary>
    public bool Extends(string name) => _extensions.Any(extension => Extends(extension.Target, name, clrType: null));

    /// <summary>The classes that extend an object type.</summary>
    public IEnumerable<Type> Of(string name, Type? clrType)
    {
        foreach ((Type source, ExtendObjectTypeAttribute target) in _extensions)
        {
            if (Extends(target, name, clrType))
            {
                _used.Add(target);
                yield return source;
            }
        }
    }

    /// <summary>Refuses extensions whose target is not in the schema: their fields would be missed.</summary>
    /// <exception cref="CodeFirstException">There is one.</exception>
    public void CheckAllUsed()
    {
        foreach ((Type source, ExtendObjectTypeAttribute target) in _extensions)
        {
            if (!_used.Contains(target))
            {
                throw new CodeFirstException(
                    $"{source} extends {target.Name ?? target.ExtendsType?.ToString()}, which is no object type of the "
                    + "schema. Mark that class with [ObjectType], or return it from a field.");
            }
        }
    }

    private static bool Extends(ExtendObjectTypeAttribute target, string name, Type? clrType) =>
        target.ExtendsType is { } type
            ? type == clrType
            : string.Equals(target.Name, name, StringComparison.Ordinal);
}
