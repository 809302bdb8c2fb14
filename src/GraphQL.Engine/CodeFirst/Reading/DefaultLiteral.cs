using System.Collections;
using System.Globalization;
using System.Reflection;
using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Engine.CodeFirst.Reading;

/// <summary>Writes C# default values as literals.</summary>
internal static class DefaultLiteral
{
    /// <summary>The literal of a value; <see langword="null"/>, that is no default, for null.</summary>
    /// <param name="value">The value as reflection gives it.</param>
    /// <param name="type">The declared type: reflection gives the default of a nullable enum as a number.</param>
    public static ValueNode? Of(object? value, Type type)
    {
        Type core = TypeSyntaxWriter.Innermost(type);
        return value is null or DBNull
            ? null
            : Of(core.IsEnum && value is not (Enum or IEnumerable) ? Enum.ToObject(core, value) : value);
    }

    private static ValueNode Of(object value) => value switch
    {
        bool boolean => new BooleanValueNode(boolean, default),
        Enum member => new EnumValueNode(NameOf(member), default),
        string text => new StringValueNode(text, IsBlock: false, default),
        float or double or decimal => new FloatValueNode(
            ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture), default),
        sbyte or byte or short or ushort or int or uint or long or ulong => new IntValueNode(
            ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture), default),
        IEnumerable list => new ListValueNode(
            [.. list.Cast<object?>().Select(static item => item is null ? new NullValueNode(default) : Of(item))],
            default),
        IFormattable other => new StringValueNode(
            other.ToString(null, CultureInfo.InvariantCulture), IsBlock: false, default),
        _ => throw new CodeFirstException($"The default value {value} of {value.GetType()} has no literal in GraphQL."),
    };

    private static string NameOf(Enum value) =>
        value.GetType().GetField(value.ToString(), BindingFlags.Public | BindingFlags.Static) is { } member
            ? Naming.OfEnumValue(member)
            : throw new CodeFirstException($"The default value {value} is no member of the enum {value.GetType()}.");
}
