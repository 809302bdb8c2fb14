namespace GraphTenancy.GraphQL.Engine.Types;

/// <summary>A type of the schema: a named type, or a list or non-null type around another.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Types</remarks>
public abstract class GraphQLType
{
    /// <summary>The type without its list and non-null wrappers.</summary>
    public abstract NamedType Named { get; }

    /// <summary>The type without an outer non-null wrapper.</summary>
    public virtual GraphQLType NullableType => this;

    /// <summary>Whether this is a non-null type.</summary>
    public bool IsNonNull => this is NonNullType;

    /// <summary>Whether the type may stand in an argument, an input field or a variable.</summary>
    public bool IsInputType => Named is ScalarType or EnumType or InputObjectType;

    /// <summary>Whether a field may have the type.</summary>
    public bool IsOutputType => Named is not InputObjectType;

    /// <summary>Whether values of the type have no selection set.</summary>
    public bool IsLeafType => Named is ScalarType or EnumType;

    /// <summary>Whether values of the type need a selection set.</summary>
    public bool IsCompositeType => Named is ObjectType or InterfaceType or UnionType;
}
