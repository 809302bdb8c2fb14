using System.Collections;
using System.Reflection;
using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Engine.Tests.Language;

/// <summary>A tree as text without locations, so that two trees can be compared and their difference read.</summary>
internal static class TreeText
{
    public static string Of(object? value) => value switch
    {
        null => "null",
        string text => $"'{text}'",
        NameNode name => $"NameNode('{name.Value}')",
        SyntaxNode node => $"{node.GetType().Name}({string.Join(", ", PropertiesOf(node))})",
        IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(Of))}]",
        _ => FormattableString.Invariant($"{value}"),
    };

    private static IEnumerable<string> PropertiesOf(SyntaxNode node) => node.GetType()
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.Name != nameof(SyntaxNode.Location))
        .OrderBy(property => property.Name, StringComparer.Ordinal)
        .Select(property => $"{property.Name}: {Of(property.GetValue(node))}");
}
