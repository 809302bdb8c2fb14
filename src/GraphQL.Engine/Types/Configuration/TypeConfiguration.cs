namespace GraphTenancy.GraphQL.Engine.Types.Configuration;

/// <summary>A type while the schema is being built; mutable, so that attributes and extensions can shape it.</summary>
public abstract class TypeConfiguration
{
    /// <summary>The name.</summary>
    public required string Name { get; set; }

    /// <summary>The description.</summary>
    public string? Description { get; set; }

    /// <summary>The CLR type behind it.</summary>
    public Type? ClrType { get; set; }

    /// <summary>Directives applied in the schema.</summary>
    public List<AppliedDirective> Directives { get; } = [];

    /// <summary>
    /// See <see cref="NamedType.Authorization"/>; shown as <c>@authorize</c>. What <c>@authorize</c> among
    /// <see cref="Directives"/> asks for is added.
    /// </summary>
    public List<AuthorizationRequirement> Authorization { get; } = [];

    /// <summary>What extensions keep with the finished type.</summary>
    public Dictionary<string, object?> Features { get; } = new(StringComparer.Ordinal);
}

/// <summary>An object type while the schema is being built.</summary>
public sealed class ObjectTypeConfiguration : TypeConfiguration
{
    /// <summary>The interfaces it implements.</summary>
    public List<TypeReference> Interfaces { get; } = [];

    /// <summary>The fields in schema order.</summary>
    public List<FieldConfiguration> Fields { get; } = [];

    /// <summary>Tells whether a value belongs to the type; null: compare the CLR type.</summary>
    public Func<object, bool>? IsTypeOf { get; set; }
}

/// <summary>An interface while the schema is being built.</summary>
public sealed class InterfaceTypeConfiguration : TypeConfiguration
{
    /// <summary>The interfaces it implements.</summary>
    public List<TypeReference> Interfaces { get; } = [];

    /// <summary>The fields in schema order.</summary>
    public List<FieldConfiguration> Fields { get; } = [];

    /// <summary>Names the object type of a value; null: ask each possible type.</summary>
    public Func<object, string?>? ResolveType { get; set; }
}

/// <summary>A union while the schema is being built.</summary>
public sealed class UnionTypeConfiguration : TypeConfiguration
{
    /// <summary>The member types.</summary>
    public List<TypeReference> Types { get; } = [];

    /// <summary>Names the object type of a value; null: ask each possible type.</summary>
    public Func<object, string?>? ResolveType { get; set; }
}

/// <summary>An enum while the schema is being built.</summary>
public sealed class EnumTypeConfiguration : TypeConfiguration
{
    /// <summary>The values in schema order.</summary>
    public List<EnumValue> Values { get; } = [];
}

/// <summary>An input object while the schema is being built.</summary>
public sealed class InputObjectTypeConfiguration : TypeConfiguration
{
    /// <summary>The fields in schema order.</summary>
    public List<InputValueConfiguration> Fields { get; } = [];

    /// <summary>Whether it is <c>@oneOf</c>.</summary>
    public bool IsOneOf { get; set; }

    /// <summary>Makes the run-time value; null: the dictionary of fields is the value.</summary>
    public Func<IReadOnlyDictionary<string, object?>, object>? CreateInstance { get; set; }
}

/// <summary>A finished scalar, added as it is.</summary>
public sealed class ScalarTypeConfiguration : TypeConfiguration
{
    /// <summary>The scalar.</summary>
    public required ScalarType Scalar { get; set; }
}
