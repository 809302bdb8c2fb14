using System.Reflection;
using System.Runtime.CompilerServices;
using GraphTenancy.GraphQL.Engine.CodeFirst;

namespace GraphTenancy.GraphQL.Data.Mapping;

/// <summary>Tells the properties of a record that have a body from those that are columns.</summary>
internal static class ComputedProperty
{
    /// <summary>
    /// Whether code computes the property: it says what it requires, or it can hold nothing, having neither a setter
    /// nor a field of its own.
    /// </summary>
    public static bool Is(PropertyInfo property) =>
        property.IsDefined(typeof(RequiresAttribute))
        || (property.SetMethod is null && !IsMapped(property) && !HasField(property));

    private static bool IsMapped(PropertyInfo property) =>
        property.IsDefined(typeof(ColumnAttribute)) || property.IsDefined(typeof(ToOneAttribute))
        || property.IsDefined(typeof(ToManyAttribute));

    // The getter of an automatic property is made by the compiler.
    private static bool HasField(PropertyInfo property) =>
        property.GetMethod?.IsDefined(typeof(CompilerGeneratedAttribute)) == true;
}
