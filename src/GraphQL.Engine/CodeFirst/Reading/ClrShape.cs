using System.Collections;
using System.Reflection;
using GraphTenancy.GraphQL.Engine.Types.Scalars;

namespace GraphTenancy.GraphQL.Engine.CodeFirst.Reading;

/// <summary>What a CLR type is to GraphQL: a list, an asynchronous result, an optional value.</summary>
internal static class ClrShape
{
    /// <summary>Whether a method of this return type is asynchronous.</summary>
    public static bool IsAsynchronous(Type type) =>
        type == typeof(Task) || type == typeof(ValueTask) || IsTask(type)
            || IsGeneric(type, typeof(IAsyncEnumerable<>));

    /// <summary>Whether it is <see cref="Task{TResult}"/> or <see cref="ValueTask{TResult}"/>.</summary>
    public static bool IsTask(Type type) => IsGeneric(type, typeof(Task<>)) || IsGeneric(type, typeof(ValueTask<>));

    /// <summary>The type without <see cref="Task{TResult}"/> or <see cref="ValueTask{TResult}"/>.</summary>
    public static Type WithoutTask(Type type) => IsTask(type) ? type.GenericTypeArguments[0] : type;

    /// <summary>Whether a call returns nothing.</summary>
    public static bool IsVoid(Type type) => type == typeof(void) || type == typeof(Task) || type == typeof(ValueTask);

    /// <summary>The <c>T</c> of <see cref="Optional{T}"/>; <see langword="null"/> for another type.</summary>
    public static Type? OptionalValueOf(Type type) =>
        IsGeneric(type, typeof(Optional<>)) ? type.GenericTypeArguments[0] : null;

    /// <summary>Whether values of the type are values of a scalar.</summary>
    public static bool IsScalar(Type type) => BuiltInScalars.NameOf(type) is not null;

    /// <summary>The type of a list's items; <see langword="null"/> for a type that is no list.</summary>
    public static Type? ItemTypeOf(Type type)
    {
        if (type.IsArray)
        {
            return type.GetElementType();
        }

        if (type == typeof(string) || typeof(IDictionary).IsAssignableFrom(type)
            || IsGeneric(type, typeof(IDictionary<,>))
            || IsGeneric(type, typeof(IReadOnlyDictionary<,>)))
        {
            return null;
        }

        Type? sequence = IsGeneric(type, typeof(IEnumerable<>)) || IsGeneric(type, typeof(IAsyncEnumerable<>))
            ? type
            : Array.Find(type.GetInterfaces(), static contract => IsGeneric(contract, typeof(IEnumerable<>)));
        return sequence?.GenericTypeArguments[0];
    }

    /// <summary>Whether the type is constructed from a generic definition.</summary>
    public static bool IsGeneric(Type type, Type definition) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == definition;

    /// <summary>How a message names a member: <c>OrderQueries.GetOrdersAsync</c>.</summary>
    public static string Describe(MemberInfo member) => member is Type type
        ? type.FullName ?? type.Name
        : $"{member.ReflectedType?.FullName}.{member.Name}";
}
