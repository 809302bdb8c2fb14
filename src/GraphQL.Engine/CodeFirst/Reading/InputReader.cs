using System.Linq.Expressions;
using System.Reflection;
using GraphTenancy.GraphQL.Engine.Execution;

namespace GraphTenancy.GraphQL.Engine.CodeFirst.Reading;

/// <summary>Reads coerced arguments and input fields as C# types; called from compiled resolvers.</summary>
internal static class InputReader
{
    private static readonly IReadOnlyDictionary<string, object?> NoFields = new Dictionary<string, object?>();

    /// <summary>The expression that reads one value of <paramref name="values"/>.</summary>
    public static Expression Read(Expression values, string name, Type type, object? fallback)
    {
        Type valueType = ClrShape.OptionalValueOf(type) ?? type;
        ConstantExpression converter = Expression.Constant(InputConverter.For(valueType));
        if (valueType != type)
        {
            return Expression.Call(
                Method(nameof(ReadOptional), valueType), values, Expression.Constant(name), converter);
        }

        return Expression.Call(
            Method(nameof(ReadValue), type), values, Expression.Constant(name), converter, FallbackOf(type, fallback));
    }

    /// <summary>A value; the fallback when it is absent.</summary>
    public static T? ReadValue<T>(
        IReadOnlyDictionary<string, object?> values, string name, Func<object, object?> convert, T? fallback) =>
        values.TryGetValue(name, out object? value) ? Convert<T>(value, convert) : fallback;

    /// <summary>A value that may be absent.</summary>
    public static Optional<T> ReadOptional<T>(
        IReadOnlyDictionary<string, object?> values, string name, Func<object, object?> convert) =>
        values.TryGetValue(name, out object? value) ? new Optional<T>(Convert<T>(value, convert)) : default;

    /// <summary>The fields of an input object that is kept as a dictionary.</summary>
    public static IReadOnlyDictionary<string, object?> Fields(IResolverContext context, string argument) =>
        context.ArgumentValue<IReadOnlyDictionary<string, object?>>(argument) ?? NoFields;

    private static T? Convert<T>(object? value, Func<object, object?> convert) => value switch
    {
        null => default,
        T typed => typed,
        _ => (T?)convert(value),
    };

    private static MethodInfo Method(string name, Type type) =>
        typeof(InputReader).GetMethod(name)?.MakeGenericMethod(type)
        ?? throw new MissingMethodException(nameof(InputReader), name);

    private static Expression FallbackOf(Type type, object? fallback)
    {
        Type core = Nullable.GetUnderlyingType(type) ?? type;
        return fallback is null || !core.IsInstanceOfType(fallback)
            ? Expression.Default(type)
            : Expression.Convert(Expression.Constant(fallback), type);
    }
}
