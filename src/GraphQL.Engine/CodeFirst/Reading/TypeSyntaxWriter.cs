namespace GraphTenancy.GraphQL.Engine.CodeFirst.Reading;

/// <summary>Writes a CLR type as SDL syntax: <c>IReadOnlyList&lt;Order&gt;</c> is <c>[Order!]!</c>.</summary>
internal static class TypeSyntaxWriter
{
    /// <summary>Writes the type.</summary>
    /// <param name="type">The CLR type.</param>
    /// <param name="nullability">See <see cref="Types.Configuration.TypeReference.Of"/>.</param>
    /// <param name="nameOf">Names a type that is no list.</param>
    public static string Write(Type type, IReadOnlyList<bool> nullability, Func<Type, string> nameOf) =>
        Write(type, nullability, 0, nameOf);

    /// <summary>The type inside of lists, <see cref="Nullable{T}"/> and <see cref="Optional{T}"/>.</summary>
    public static Type Innermost(Type type)
    {
        type = Unwrap(type);
        return ClrShape.ItemTypeOf(type) is { } item && !ClrShape.IsScalar(type) ? Innermost(item) : type;
    }

    private static string Write(Type type, IReadOnlyList<bool> nullability, int index, Func<Type, string> nameOf)
    {
        type = ClrShape.OptionalValueOf(type) ?? type;
        Type core = Unwrap(type);
        bool isNullable = core != type
            || (!type.IsValueType && index < nullability.Count && nullability[index]);
        string text = ClrShape.ItemTypeOf(core) is { } item && !ClrShape.IsScalar(core)
            ? $"[{Write(item, nullability, index + 1, nameOf)}]"
            : nameOf(core);
        return isNullable ? text : text + "!";
    }

    private static Type Unwrap(Type type)
    {
        type = ClrShape.OptionalValueOf(type) ?? type;
        return Nullable.GetUnderlyingType(type) ?? type;
    }
}
