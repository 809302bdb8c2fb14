using System.Collections;
using System.Reflection;

namespace GraphTenancy.GraphQL.Engine.CodeFirst.Reading;

/// <summary>Global ids by <see cref="IDAttribute"/>: encoded in results, decoded in inputs.</summary>
internal static class IdConvention
{
    /// <summary>The attribute of a member or parameter; <see langword="null"/> when it has none.</summary>
    public static IDAttribute? Find(ICustomAttributeProvider member) =>
        MemberAttributes.Find<IDAttribute>(member);

    /// <summary>The type that the attribute names; <see langword="null"/> when it names none.</summary>
    public static string? TypeNameOf(IDAttribute id) =>
        id.TypeName ?? (id.ClrType is { } type ? Naming.OfType(type) : null);

    /// <summary>Maps keys, or lists of them, to ids.</summary>
    public static Func<object, object?> Encoder(string typeName) => value => Map(
        value, key => GlobalId.Encode(typeName, key));

    /// <summary>
    /// Maps ids, or lists of them, to keys; <see langword="null"/>: the argument takes the id as it comes.
    /// </summary>
    public static Func<object?, object?>? Decoder(IDAttribute id, Type type)
    {
        string? typeName = TypeNameOf(id);
        Type keyType = TypeSyntaxWriter.Innermost(type);
        return typeName is null && keyType == typeof(string)
            ? null
            : value => value is null ? null : Map(value, text => GlobalId.DecodeKey((string)text, typeName, keyType));
    }

    private static object Map(object value, Func<object, object> map) => value is IEnumerable list and not string
        ? list.Cast<object?>().Select(item => item is null ? null : map(item)).ToArray()
        : map(value);
}
