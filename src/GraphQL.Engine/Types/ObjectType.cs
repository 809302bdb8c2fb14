namespace GraphTenancy.GraphQL.Engine.Types;

/// <summary>An object type.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Objects</remarks>
public sealed class ObjectType : FieldsType
{
    /// <summary>
    /// Tells whether a resolver's value belongs to this type; <see langword="null"/> means compare
    /// <see cref="NamedType.ClrType"/>.
    /// </summary>
    public Func<object, bool>? IsTypeOf { get; init; }
}
