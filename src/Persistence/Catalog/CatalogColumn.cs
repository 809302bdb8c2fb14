namespace GraphTenancy.Persistence.Catalog;

/// <summary>A column of the catalog.</summary>
public sealed record CatalogColumn
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The type as people write it, such as <c>character varying(20)</c> or <c>uuid[]</c>.</summary>
    public required string TypeText { get; init; }

    /// <summary>
    /// The name of the type in the catalog, such as <c>varchar</c>; of a domain that of its base, of an array that of
    /// its elements.
    /// </summary>
    public required string TypeName { get; init; }

    /// <summary>Whether it is an array.</summary>
    public required bool IsArray { get; init; }

    /// <summary>Whether the type, or that of the elements, is an enum of PostgreSQL.</summary>
    public required bool IsEnum { get; init; }

    /// <summary>Whether it holds no nulls, by itself or by its domain.</summary>
    public required bool IsNotNull { get; init; }

    /// <summary>Whether the role may select it.</summary>
    public required bool IsReadable { get; init; }

    /// <summary>
    /// Whether the comparisons of the type are leakproof: only those can become index conditions beside a policy.
    /// </summary>
    public required bool HasLeakproofOrder { get; init; }
}
