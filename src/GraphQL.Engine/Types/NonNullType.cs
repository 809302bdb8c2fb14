namespace GraphTenancy.GraphQL.Engine.Types;

/// <summary>A type whose values are never null.</summary>
public sealed class NonNullType : GraphQLType
{
    /// <summary>Wraps a nullable type.</summary>
    /// <exception cref="ArgumentException"><paramref name="nullableType"/> is itself a non-null type.</exception>
    public NonNullType(GraphQLType nullableType)
        : base(nullableType)
    {
        if (nullableType is NonNullType)
        {
            throw new ArgumentException($"{nullableType} is non-null already.", nameof(nullableType));
        }

        NullableType = nullableType;
    }

    /// <inheritdoc/>
    public override GraphQLType NullableType { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{NullableType}!";
}
