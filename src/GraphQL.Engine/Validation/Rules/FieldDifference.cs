using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types;

namespace GraphTenancy.GraphQL.Engine.Validation.Rules;

/// <summary>What keeps two fields of one response name apart, their subfields left out of account.</summary>
internal static class FieldDifference
{
    /// <summary>The reason in words; <see langword="null"/> when one value can answer both.</summary>
    /// <param name="left">The one field.</param>
    /// <param name="right">The other field.</param>
    /// <param name="exclude">Whether no object can have both, so that only their shapes must agree.</param>
    public static string? Between(FieldUse left, FieldUse right, bool exclude)
    {
        if (!exclude && Identity(left, right) is { } difference)
        {
            return difference;
        }

        if ((left.Stream, right.Stream) is not (null, null) and var (one, other))
        {
            return one is not null && other is not null
                && ValueSignature.Of(one.Arguments) == ValueSignature.Of(other.Arguments)
                ? "they have overlapping stream directives. " +
                    "See https://github.com/graphql/defer-stream-wg/discussions/100"
                : "they have overlapping stream directives";
        }

        return left.Definition is { } a && right.Definition is { } b && !HaveSameShape(a.Type, b.Type)
            ? $"they return conflicting types \"{a.Type}\" and \"{b.Type}\""
            : null;
    }

    /// <summary>
    /// SameResponseShape() without the selections, which are merged and compared as sets of their own.
    /// </summary>
    public static bool HaveSameShape(GraphQLType left, GraphQLType right) => (left, right) switch
    {
        (NonNullType a, NonNullType b) => HaveSameShape(a.NullableType, b.NullableType),
        (ListType a, ListType b) => HaveSameShape(a.ItemType, b.ItemType),
        (NonNullType or ListType, _) or (_, NonNullType or ListType) => false,
        _ => ReferenceEquals(left, right) || !(left.IsLeafType || right.IsLeafType),
    };

    private static string? Identity(FieldUse left, FieldUse right) => left.FieldName != right.FieldName
        ? $"\"{FieldConflict.Shorten(left.FieldName)}\" and \"{FieldConflict.Shorten(right.FieldName)}\" " +
            "are different fields"
        : left.Arguments != right.Arguments || HasTwice(left.Node.Arguments) ? "they have differing arguments"
        : null;

    // As graphql-js, which looks each argument up among those of the other field and finds the last of a name.
    private static bool HasTwice(IReadOnlyList<ArgumentNode> arguments)
    {
        if (arguments.Count < 2)
        {
            return false;
        }

        return arguments
            .GroupBy(static argument => argument.Name.Value, StringComparer.Ordinal)
            .Any(static group =>
                group.Select(static argument => ValueSignature.Of(argument.Value)).Distinct().Skip(1).Any());
    }
}
