using System.Reflection;

namespace GraphTenancy.GraphQL.Data.Mapping;

/// <summary>The GraphQL name of a member, as code-first names it.</summary>
internal static class GraphQLMemberName
{
    public static string Of(PropertyInfo property) => Explicit(property) ?? SqlName.CamelCase(property.Name);

    public static string OfType(Type type) => Explicit(type) ?? type.Name;

    // Read by shape, not by type: code-first's attributes carry the name in one property.
    public static string? Explicit(MemberInfo member) => Read(member, "GraphQLNameAttribute", "Name") as string;

    public static bool IsIgnored(PropertyInfo property) => Find(property, "GraphQLIgnoreAttribute") is not null;

    /// <summary>The type that <c>[ID&lt;T&gt;]</c> or <c>[ID("T")]</c> names; null when the property is no global id.</summary>
    public static string? NodeTypeOf(PropertyInfo property, Type declaringType)
    {
        if (Find(property, "IDAttribute") is not { } attribute)
        {
            return null;
        }

        if (attribute.GetType().IsGenericType)
        {
            return OfType(attribute.GetType().GenericTypeArguments[0]);
        }

        return Read(property, "IDAttribute", "TypeName") as string ?? OfType(declaringType);
    }

    private static object? Read(MemberInfo member, string attribute, string property) =>
        Find(member, attribute) is { } found ? found.GetType().GetProperty(property)?.GetValue(found) : null;

    private static object? Find(MemberInfo member, string attribute) => member.GetCustomAttributes(inherit: true)
        .FirstOrDefault(found => found.GetType().Name.Split('`')[0] == attribute);
}
