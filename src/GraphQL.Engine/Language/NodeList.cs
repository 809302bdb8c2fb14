using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GraphTenancy.GraphQL.Engine.Language;

/// <summary>Walks the lists of the syntax tree without an enumerator for each.</summary>
internal static class NodeList
{
    /// <summary>The items; the parser makes arrays.</summary>
    /// <remarks>The benchmark <c>engine</c>: validation is a third slower with enumerators.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ReadOnlySpan<T> AsSpan<T>(this IReadOnlyList<T> list) =>
        list is T[] array ? array : SpanOfOther(list);

    private static ReadOnlySpan<T> SpanOfOther<T>(IReadOnlyList<T> list) =>
        list is List<T> items ? CollectionsMarshal.AsSpan(items) : list.ToArray();
}
