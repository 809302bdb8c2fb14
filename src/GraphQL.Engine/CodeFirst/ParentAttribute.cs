namespace GraphTenancy.GraphQL.Engine.CodeFirst;

/// <summary>The parameter is the object that has the field.</summary>
/// <param name="requires">
/// The properties of the parent that the resolver uses, in the form of a selection: <c>Status Customer { Name }</c>.
/// Where the parent is read from a database, only these are read for the field; all of them when not given.
/// </param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ParentAttribute(string? requires = null) : Attribute
{
    /// <summary>The properties that the resolver uses; <see langword="null"/>: all.</summary>
    public string? Requires { get; } = requires;
}
