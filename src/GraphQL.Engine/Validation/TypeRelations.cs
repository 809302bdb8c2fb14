using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types;

namespace GraphTenancy.GraphQL.Engine.Validation;

/// <summary>Questions about types that several rules ask.</summary>
internal static class TypeRelations
{
    /// <summary>The type that a type literal names; <see langword="null"/> when the schema does not know it.</summary>
    public static GraphQLType? Resolve(Schema schema, TypeNode node) => node switch
    {
        NamedTypeNode named => schema.FindType(named.Name.Value),
        ListTypeNode list => Resolve(schema, list.Type) is { } item ? new ListType(item) : null,
        NonNullTypeNode nonNull => Resolve(schema, nonNull.Type) is { } nullable ? new NonNullType(nullable) : null,
        _ => throw new ArgumentOutOfRangeException(nameof(node), node, "This is no type literal."),
    };

    /// <summary>The text of a type literal.</summary>
    public static string Text(TypeNode node) => node switch
    {
        NamedTypeNode named => named.Name.Value,
        ListTypeNode list => $"[{Text(list.Type)}]",
        NonNullTypeNode nonNull => $"{Text(nonNull.Type)}!",
        _ => throw new ArgumentOutOfRangeException(nameof(node), node, "This is no type literal."),
    };

    /// <summary>The name at the core of a type literal.</summary>
    public static NamedTypeNode Named(TypeNode node) => node switch
    {
        NamedTypeNode named => named,
        ListTypeNode list => Named(list.Type),
        NonNullTypeNode nonNull => Named(nonNull.Type),
        _ => throw new ArgumentOutOfRangeException(nameof(node), node, "This is no type literal."),
    };

    /// <summary>AreTypesCompatible(): whether a variable of one type may stand where the other is expected.</summary>
    /// <remarks>https://spec.graphql.org/September2025/#AreTypesCompatible()</remarks>
    public static bool AreCompatible(GraphQLType variableType, GraphQLType locationType) => locationType switch
    {
        NonNullType location =>
            variableType is NonNullType variable && AreCompatible(variable.NullableType, location.NullableType),
        _ when variableType is NonNullType variable => AreCompatible(variable.NullableType, locationType),
        ListType location => variableType is ListType variable && AreCompatible(variable.ItemType, location.ItemType),
        _ => ReferenceEquals(variableType, locationType),
    };

    /// <summary>Whether some object can be of both types.</summary>
    public static bool Overlap(Schema schema, NamedType left, NamedType right) =>
        ReferenceEquals(left, right) || schema.PossibleTypes(left).Intersect(schema.PossibleTypes(right)).Any();
}
