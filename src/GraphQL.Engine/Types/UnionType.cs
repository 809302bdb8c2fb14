namespace GraphTenancy.GraphQL.Engine.Types;

/// <summary>A union.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Unions</remarks>
public sealed class UnionType : NamedType
{
    /// <summary>Its member types.</summary>
    public IReadOnlyList<ObjectType> Types { get; internal set; } = [];

    /// <summary>Names the object type of a value; <see langword="null"/> means ask each possible type.</summary>
    public Func<object, string?>? ResolveType { get; init; }
}
