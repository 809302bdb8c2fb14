using System.Reflection;

namespace GraphTenancy.GraphQL.Data.Mapping;

/// <summary>How a property of a list type is given the items of an array.</summary>
internal static class ListShape
{
    /// <summary>Whether it takes the array itself, or a list can be made of it.</summary>
    public static bool CanHoldArray(Type listType) => ColumnType.ElementOf(listType) is { } element
        && (listType.IsAssignableFrom(element.MakeArrayType()) || ConstructorOf(listType) is not null);

    /// <summary>The constructor that takes the items; null when there is none.</summary>
    public static ConstructorInfo? ConstructorOf(Type listType) => ColumnType.ElementOf(listType) is { } element
        ? listType.GetConstructor([typeof(IEnumerable<>).MakeGenericType(element)])
        : null;
}
