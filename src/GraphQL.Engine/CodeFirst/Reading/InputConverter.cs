using System.Collections;
using System.Globalization;
using System.Text.Json;
using GraphTenancy.GraphQL.Engine.Errors;

namespace GraphTenancy.GraphQL.Engine.CodeFirst.Reading;

/// <summary>Turns run-time input values into the C# type of a parameter or property.</summary>
internal static class InputConverter
{
    /// <summary>The conversion of a value that is not null and not of the type yet.</summary>
    public static Func<object, object?> For(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (!ClrShape.IsScalar(type) && ClrShape.ItemTypeOf(type) is { } item)
        {
            return ForList(type, item);
        }

        return value => type.IsInstanceOfType(value) ? value : ConvertScalar(value, type);
    }

    /// <summary>Whether a list of input values can become this type.</summary>
    public static bool CanMakeList(Type type, Type item) =>
        type.IsArray || type.IsAssignableFrom(item.MakeArrayType()) || ListConstructorParameter(type, item) is not null;

    private static Func<object, object?> ForList(Type type, Type item)
    {
        Func<object, object?> convertItem = For(item);
        Func<Array, object> finish = type.IsAssignableFrom(item.MakeArrayType())
            ? static array => array
            : array => Activator.CreateInstance(type, array) ?? array;
        return value => finish(ToArray((IEnumerable)value, item, convertItem));
    }

    private static Array ToArray(IEnumerable values, Type item, Func<object, object?> convertItem)
    {
        object?[] items = [.. values.Cast<object?>().Select(value => value is null ? null : convertItem(value))];
        var array = Array.CreateInstance(item, items.Length);
        for (int i = 0; i < items.Length; i++)
        {
            array.SetValue(items[i], i);
        }

        return array;
    }

    private static Type? ListConstructorParameter(Type type, Type item) => type.IsAbstract
        ? null
        : type.GetConstructor([typeof(IEnumerable<>).MakeGenericType(item)])?.GetParameters()[0].ParameterType;

    private static object ConvertScalar(object value, Type type) => (value, type) switch
    {
        (DateTimeOffset time, _) when type == typeof(DateTime) => time.UtcDateTime,
        (DateTime time, _) when type == typeof(DateTimeOffset) => new DateTimeOffset(time),
        (JsonElement json, _) when type == typeof(JsonDocument) => JsonDocument.Parse(json.GetRawText()),
        (string text, _) when type == typeof(Guid) => Guid.TryParse(text, out Guid guid)
            ? guid
            : throw GlobalId.NotTheIdOf(text, typeName: null),
        (string text, { IsPrimitive: true }) => ConvertText(text, type),
        (IConvertible number, _) when type.IsPrimitive || type == typeof(decimal) => ConvertNumber(number, type),
        _ => throw new InvalidCastException($"An input value of {value.GetType()} is not a {type}."),
    };

    // An ID is a string, also where it was written as a number.
    private static object ConvertText(string text, Type type)
    {
        try
        {
            return Convert.ChangeType(text, type, CultureInfo.InvariantCulture);
        }
        catch (Exception error) when (error is FormatException or OverflowException)
        {
            throw new GraphQLException(
                $"The value '{text}' is not a {type.Name} within its range.", ErrorCodes.BadUserInput);
        }
    }

    private static object ConvertNumber(IConvertible number, Type type)
    {
        try
        {
            return number.ToType(type, CultureInfo.InvariantCulture);
        }
        catch (OverflowException)
        {
            string value = number.ToString(CultureInfo.InvariantCulture);
            throw new GraphQLException(
                $"The value {value} is outside the range of {type.Name}.", ErrorCodes.BadUserInput);
        }
    }
}
