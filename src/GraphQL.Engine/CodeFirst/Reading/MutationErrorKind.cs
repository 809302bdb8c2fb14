using GraphTenancy.GraphQL.Engine.Types.Configuration;

namespace GraphTenancy.GraphQL.Engine.CodeFirst.Reading;

/// <summary>One kind of error of a mutation.</summary>
/// <param name="ExceptionType">The exception that is caught.</param>
/// <param name="Type">The object type of the error.</param>
/// <param name="Create">Makes the error of the exception.</param>
internal sealed record MutationErrorKind(
    Type ExceptionType, ObjectTypeConfiguration Type, Func<Exception, object> Create)
{
    /// <summary>How far the exception's type is from <see cref="object"/>; the deepest match is the closest.</summary>
    public int Depth { get; } = DepthOf(ExceptionType);

    private static int DepthOf(Type type) => type.BaseType is { } parent ? 1 + DepthOf(parent) : 0;
}
