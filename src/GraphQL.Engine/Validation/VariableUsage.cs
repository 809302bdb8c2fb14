using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types;

namespace GraphTenancy.GraphQL.Engine.Validation;

/// <summary>All places of one definition that use one variable at the same type.</summary>
/// <param name="name">The variable's name.</param>
/// <param name="type">The type that the places expect; <see langword="null"/> when unknown.</param>
/// <param name="hasDefault">Whether the argument or input field has a default value.</param>
/// <param name="parentType">The input object around it, when the variable is the value of one of its fields.</param>
internal sealed class VariableUsage(string name, GraphQLType? type, bool hasDefault, InputObjectType? parentType)
{
    public string Name { get; } = name;

    public GraphQLType? Type { get; } = type;

    public bool HasDefault { get; } = hasDefault;

    public InputObjectType? ParentType { get; } = parentType;

    public List<VariableNode> Nodes { get; } = [];
}
