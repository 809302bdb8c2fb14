namespace GraphTenancy.GraphQL.Engine.Types;

/// <summary>An interface.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Interfaces</remarks>
public sealed class InterfaceType : FieldsType
{
    /// <summary>Names the object type of a value; <see langword="null"/> means ask each possible type.</summary>
    public Func<object, string?>? ResolveType { get; init; }
}
