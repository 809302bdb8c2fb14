using System.Collections.Frozen;
using System.Reflection;
using System.Text;

namespace GraphTenancy.GraphQL.Data.Mapping;

/// <summary>How an enum's values stand in a <c>text</c> column and in GraphQL.</summary>
internal sealed class EnumText
{
    private readonly FrozenDictionary<string, byte[]> _graphQLByText;
    private readonly (byte[] Text, byte[] GraphQL)[] _graphQLByBytes;
    private readonly FrozenDictionary<object, string> _textByValue;
    private readonly FrozenDictionary<string, object> _valueByText;

    private EnumText(Type type, EnumSpelling spelling)
    {
        var graphQL = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        var text = new Dictionary<object, string>();
        foreach (FieldInfo field in type.GetFields(BindingFlags.Public | BindingFlags.Static))
        {
            string snake = SqlName.SnakeCase(field.Name);
            string stored = spelling == EnumSpelling.UpperSnakeCase ? snake.ToUpperInvariant() : snake;
            string name = GraphQLMemberName.Explicit(field) ?? snake.ToUpperInvariant();
            graphQL[stored] = Encoding.UTF8.GetBytes($"\"{name}\"");
            // A constant field of an enum always has a value.
            text[field.GetValue(null)!] = stored;
        }

        Type = type;
        _graphQLByText = graphQL.ToFrozenDictionary(StringComparer.Ordinal);
        _graphQLByBytes =
            [.. graphQL.Select(static pair => (Encoding.UTF8.GetBytes(pair.Key), pair.Value))];
        _textByValue = text.ToFrozenDictionary();
        _valueByText = text.ToFrozenDictionary(
            static pair => pair.Value, static pair => pair.Key, StringComparer.Ordinal);
    }

    public Type Type { get; }

    public static EnumText For(Type type, EnumSpelling spelling) => new(type, spelling);

    /// <summary>The GraphQL name in quotes.</summary>
    /// <exception cref="InvalidOperationException">The table holds a value that the enum does not know.</exception>
    public ReadOnlySpan<byte> ToGraphQL(string text) => _graphQLByText.TryGetValue(text, out byte[]? name)
        ? name
        : throw new InvalidOperationException($"'{text}' is no value of the enum {Type.Name}.");

    /// <summary>The value of a text.</summary>
    /// <exception cref="InvalidOperationException">The table holds a value that the enum does not know.</exception>
    public object ToValue(string text) => _valueByText.TryGetValue(text, out object? value)
        ? value
        : throw new InvalidOperationException($"'{text}' is no value of the enum {Type.Name}.");

    /// <summary>The same for the text's bytes. An enum has few values: comparing beats hashing.</summary>
    /// <exception cref="InvalidOperationException">The table holds a value that the enum does not know.</exception>
    public ReadOnlySpan<byte> ToGraphQL(ReadOnlySpan<byte> text)
    {
        foreach ((byte[] known, byte[] name) in _graphQLByBytes)
        {
            if (text.SequenceEqual(known))
            {
                return name;
            }
        }

        return ToGraphQL(Encoding.UTF8.GetString(text));
    }

    /// <summary>The text of a value.</summary>
    /// <exception cref="InvalidOperationException">The value is not defined.</exception>
    public string ToText(object value) => _textByValue.TryGetValue(value, out string? text)
        ? text
        : throw new InvalidOperationException($"{value} is no value of the enum {Type.Name}.");
}
