using GraphTenancy.GraphQL.Engine.Types.Configuration;

namespace GraphTenancy.GraphQL.Engine.Types;

/// <summary>Builds a <see cref="Schema"/> from configurations: resolves references, completes types, validates all.</summary>
public sealed class SchemaBuilder
{
    private readonly Dictionary<string, TypeConfiguration> _types = new(StringComparer.Ordinal);

    /// <summary>Adds a type.</summary>
    /// <exception cref="InvalidOperationException">Another type has the name.</exception>
    public SchemaBuilder AddType(TypeConfiguration type)
    {
        if (!_types.TryAdd(type.Name, type))
        {
            throw new InvalidOperationException($"The schema has a type named {type.Name} already.");
        }

        return this;
    }

    /// <summary>Finds a type that was added.</summary>
    public TypeConfiguration? FindType(string name) => _types.GetValueOrDefault(name);

    /// <summary>Builds and validates the schema.</summary>
    public Schema Build() => throw new NotSupportedException("placeholder: written with the type system");
}
