using GraphTenancy.GraphQL.Engine.Types;

namespace GraphTenancy.GraphQL.Engine.Validation;

/// <summary>What the schema says of the place where the walker is. Null wherever the schema does not know.</summary>
internal sealed class TypeInfo
{
    /// <summary>The type that the enclosing selection set selects from; always composite.</summary>
    public NamedType? ParentType { get; set; }

    /// <summary>The output type of the field, fragment or operation that the walker is in.</summary>
    public GraphQLType? Type { get; set; }

    /// <summary>The innermost field.</summary>
    public FieldDefinition? Field { get; set; }

    /// <summary>The directive whose arguments are visited; null inside the arguments of a field.</summary>
    public DirectiveDefinition? Directive { get; set; }

    /// <summary>The argument that the walker is in.</summary>
    public InputValueDefinition? Argument { get; set; }

    /// <summary>The type that the value at hand shall have.</summary>
    public GraphQLType? InputType { get; set; }

    /// <summary>
    /// The input object whose field has the value at hand as its value; null for items and arguments.
    /// </summary>
    public InputObjectType? ParentInputType { get; set; }

    /// <summary>Whether the argument or input field at hand has a default value.</summary>
    public bool HasDefault { get; set; }
}
