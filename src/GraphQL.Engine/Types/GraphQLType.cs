namespace GraphTenancy.GraphQL.Engine.Types;

/// <summary>A type of the schema: a named type, or a list or non-null type around another.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Types</remarks>
public abstract class GraphQLType
{
    // Said once: validation asks for every field of every document.
    private protected GraphQLType(GraphQLType? wrapped)
    {
        Named = wrapped?.Named ?? (NamedType)this;
        IsLeafType = Named is ScalarType or EnumType;
        IsCompositeType = Named is ObjectType or InterfaceType or UnionType;
    }

    /// <summary>The type without its list and non-null wrappers.</summary>
    public NamedType Named { get; }

    /// <summary>The type without an outer non-null wrapper.</summary>
    public virtual GraphQLType NullableType => this;

    /// <summary>Whether this is a non-null type.</summary>
    public bool IsNonNull => this is NonNullType;

    /// <summary>Whether the type may stand in an argument, an input field or a variable.</summary>
    public bool IsInputType => Named is ScalarType or EnumType or InputObjectType;

    /// <summary>Whether a field may have the type.</summary>
    public bool IsOutputType => Named is not InputObjectType;

    /// <summary>Whether values of the type have no selection set.</summary>
    public bool IsLeafType { get; }

    /// <summary>Whether values of the type need a selection set.</summary>
    public bool IsCompositeType { get; }
}
