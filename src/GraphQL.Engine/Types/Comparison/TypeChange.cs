namespace GraphTenancy.GraphQL.Engine.Types.Comparison;

/// <summary>Whether documents written for the old type of an element stay valid with the new one.</summary>
internal static class TypeChange
{
    /// <summary>The type of a field: it may promise more, so a nullable position may become non-null.</summary>
    public static bool IsSafeForOutput(GraphQLType old, GraphQLType @new) => (old, @new) switch
    {
        (NonNullType before, NonNullType after) => IsSafeForOutput(before.NullableType, after.NullableType),
        (NonNullType, _) => false,
        (_, NonNullType after) => IsSafeForOutput(old, after.NullableType),
        (ListType before, ListType after) => IsSafeForOutput(before.ItemType, after.ItemType),
        (NamedType before, NamedType after) => HaveOneName(before, after),
        _ => false,
    };

    /// <summary>
    /// The type of an argument or input field: it may ask for less, so a non-null position may become nullable.
    /// </summary>
    public static bool IsSafeForInput(GraphQLType old, GraphQLType @new) => (old, @new) switch
    {
        (NonNullType before, _) => IsSafeForInput(before.NullableType, @new.NullableType),
        (_, NonNullType) => false,
        (ListType before, ListType after) => IsSafeForInput(before.ItemType, after.ItemType),
        (NamedType before, NamedType after) => HaveOneName(before, after),
        _ => false,
    };

    /// <summary>Whether nothing changed.</summary>
    public static bool IsSame(GraphQLType old, GraphQLType @new) =>
        string.Equals(old.ToString(), @new.ToString(), StringComparison.Ordinal);

    private static bool HaveOneName(NamedType old, NamedType @new) =>
        string.Equals(old.Name, @new.Name, StringComparison.Ordinal);
}
