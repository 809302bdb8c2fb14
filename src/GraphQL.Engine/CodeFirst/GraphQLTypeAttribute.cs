namespace GraphTenancy.GraphQL.Engine.CodeFirst;

/// <summary>Gives a field or argument another type than the inferred one.</summary>
/// <param name="syntax">The type in SDL syntax, such as <c>[ID!]!</c>.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class GraphQLTypeAttribute(string syntax) : Attribute
{
    /// <summary>The type in SDL syntax.</summary>
    public string Syntax { get; } = syntax;
}
