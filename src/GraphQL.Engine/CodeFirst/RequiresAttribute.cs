namespace GraphTenancy.GraphQL.Engine.CodeFirst;

/// <summary>
/// The method or property computes its field from other properties of its object, which this names; see
/// <see cref="ParentAttribute.Requires"/>, which says the same of a resolver outside of the object's class.
/// </summary>
/// <param name="requires">The properties in the form of a selection: <c>Status Customer { Name }</c>.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class RequiresAttribute(string requires) : Attribute
{
    /// <summary>The properties that the member uses.</summary>
    public string Requires { get; } = requires;
}
