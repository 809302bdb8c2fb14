namespace GraphTenancy.GraphQL.Engine.CodeFirst;

/// <summary>An input value that tells "not given" from "given as null".</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public readonly record struct Optional<T>
{
    /// <summary>Creates a value that was given.</summary>
    /// <param name="value">The value; may be null where the type allows it.</param>
    public Optional(T? value)
    {
        Value = value;
        HasValue = true;
    }

    /// <summary>The value; <see langword="default"/> when none was given.</summary>
    public T? Value { get; }

    /// <summary>Whether a value was given.</summary>
    public bool HasValue { get; }

    /// <summary>A value that was given.</summary>
    public static implicit operator Optional<T>(T? value) => new(value);
}
