using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Engine.Types.Building;

/// <summary>Type references as text, such as <c>[Order!]!</c>.</summary>
internal static class TypeSyntax
{
    /// <summary>A type by its name.</summary>
    public static NamedTypeNode Named(string name) => new(new NameNode(name, default), default);

    /// <summary>Makes a type non-null; one that is already stays as it is.</summary>
    public static TypeNode NonNull(TypeNode type) =>
        type is NonNullTypeNode ? type : new NonNullTypeNode(type, default);

    /// <summary>Prints a type reference.</summary>
    public static string Print(TypeNode type) => type switch
    {
        NonNullTypeNode nonNull => Print(nonNull.Type) + "!",
        ListTypeNode list => $"[{Print(list.Type)}]",
        NamedTypeNode named => named.Name.Value,
        _ => throw new ArgumentException($"{type.GetType().Name} is no type reference.", nameof(type)),
    };

    /// <summary>Reads a type reference; <see langword="null"/> when the text is none.</summary>
    public static TypeNode? TryParse(string syntax)
    {
        ReadOnlySpan<char> text = syntax.AsSpan().Trim();
        bool isNonNull = text.EndsWith("!", StringComparison.Ordinal);
        text = isNonNull ? text[..^1].TrimEnd() : text;
        TypeNode? type = text.StartsWith("[", StringComparison.Ordinal) ? TryParseList(text) : TryParseName(text);
        return isNonNull && type is not null ? new NonNullTypeNode(type, default) : type;
    }

    private static ListTypeNode? TryParseList(ReadOnlySpan<char> text) =>
        text.EndsWith("]", StringComparison.Ordinal) && TryParse(text[1..^1].ToString()) is { } item
            ? new ListTypeNode(item, default)
            : null;

    private static NamedTypeNode? TryParseName(ReadOnlySpan<char> text)
    {
        string name = text.ToString();
        return NameSyntax.IsName(name) ? Named(name) : null;
    }
}
