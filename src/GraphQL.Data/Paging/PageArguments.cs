using GraphTenancy.GraphQL.Data.Fields;
using GraphTenancy.GraphQL.Engine.Errors;

namespace GraphTenancy.GraphQL.Data.Paging;

/// <summary>Checked <c>first</c>, <c>after</c>, <c>last</c> and <c>before</c>.</summary>
/// <param name="Size">Rows of the page.</param>
/// <param name="IsBackward">Whether the page is the last of the range (<c>last</c>).</param>
/// <param name="After">The range begins after this cursor.</param>
/// <param name="Before">The range ends before this cursor.</param>
internal readonly record struct PageArguments(int Size, bool IsBackward, string? After, string? Before)
{
    /// <summary>Reads and checks the arguments.</summary>
    /// <exception cref="GraphQLException"><c>PAGE_SIZE_OUT_OF_RANGE</c>.</exception>
    public static PageArguments Read(IReadOnlyDictionary<string, object?> arguments, PagingSettings settings)
    {
        int? first = arguments.GetValueOrDefault("first") as int?;
        int? last = arguments.GetValueOrDefault("last") as int?;
        if (first is not null && last is not null)
        {
            throw new GraphQLException(
                "Both 'first' and 'last' are given. Ask for the first rows or for the last ones.",
                DataErrorCodes.PageSizeOutOfRange);
        }

        int size = first ?? last ?? settings.DefaultPageSize;
        if (size < 1 || size > settings.MaxPageSize)
        {
            string next = last is null ? "pageInfo.endCursor" : "pageInfo.startCursor";
            throw new GraphQLException(
                $"The page size {size} is outside 1 to {settings.MaxPageSize}. "
                + $"Ask for at most {settings.MaxPageSize} rows and follow {next}.",
                DataErrorCodes.PageSizeOutOfRange);
        }

        return new PageArguments(
            size,
            IsBackward: last is not null,
            arguments.GetValueOrDefault("after") as string,
            arguments.GetValueOrDefault("before") as string);
    }
}
