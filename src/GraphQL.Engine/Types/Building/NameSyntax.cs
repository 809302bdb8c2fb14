namespace GraphTenancy.GraphQL.Engine.Types.Building;

/// <summary>What a name is.</summary>
/// <remarks>https://spec.graphql.org/September2025/#Name</remarks>
internal static class NameSyntax
{
    /// <summary>Whether the text is a name: letters, digits and underscores of ASCII, no digit first.</summary>
    public static bool IsName(string text) =>
        text.Length > 0 && !char.IsAsciiDigit(text[0]) &&
        text.All(static c => char.IsAsciiLetterOrDigit(c) || c == '_');

    /// <summary>Whether the name is reserved for introspection.</summary>
    /// <remarks>https://spec.graphql.org/September2025/#sec-Names.Reserved-Names</remarks>
    public static bool IsReserved(string name) => name.StartsWith("__", StringComparison.Ordinal);
}
