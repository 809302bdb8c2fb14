using System.Diagnostics.CodeAnalysis;
using GraphTenancy.GraphQL.Engine.Errors;

namespace GraphTenancy.GraphQL.Engine.Language;

/// <summary>A text does not follow the grammar or exceeds a limit of <see cref="ParserOptions"/>.</summary>
public sealed class GraphQLSyntaxException : GraphQLException
{
    internal GraphQLSyntaxException(string description, SourceLocation location, string code = ErrorCodes.SyntaxError)
        : base(new GraphQLError
        {
            Message = "Syntax Error: " + description,
            Code = code,
            Locations = [location],
        }) => Location = location;

    /// <summary>The place of the token or character that was refused.</summary>
    public SourceLocation Location { get; }

    [DoesNotReturn]
    internal static void Throw(SourceText source, int offset, string description, string code = ErrorCodes.SyntaxError) =>
        throw new GraphQLSyntaxException(description, source.LocationOf(offset), code);
}
