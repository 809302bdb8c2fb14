namespace GraphTenancy.GraphQL.Engine.Types.Configuration;

/// <summary>A type named before the schema exists: by a CLR type or by SDL syntax such as <c>[Order!]!</c>.</summary>
public abstract record TypeReference
{
    /// <summary>Refers to a type by SDL syntax.</summary>
    public static TypeReference Parse(string syntax) => new SyntaxTypeReference(syntax);

    /// <summary>Refers to a type by a CLR type; nullability as C# declares it.</summary>
    /// <param name="type">The CLR type, wrappers such as <see cref="Task{TResult}"/> already removed.</param>
    /// <param name="nullability">
    /// For the type and its type arguments in depth-first order: <see langword="true"/> where null is allowed.
    /// Empty: value types by <see cref="Nullable{T}"/>, reference types non-null.
    /// </param>
    public static TypeReference Of(Type type, params IReadOnlyList<bool> nullability) =>
        new ClrTypeReference(type, nullability);
}

/// <summary>A reference by SDL syntax.</summary>
/// <param name="Syntax">Such as <c>[Order!]!</c>.</param>
public sealed record SyntaxTypeReference(string Syntax) : TypeReference;

/// <summary>A reference by CLR type.</summary>
/// <param name="Type">The CLR type.</param>
/// <param name="Nullability">See <see cref="TypeReference.Of"/>.</param>
public sealed record ClrTypeReference(Type Type, IReadOnlyList<bool> Nullability) : TypeReference;
