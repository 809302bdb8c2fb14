using System.Reflection;
using GraphTenancy.GraphQL.Engine.CodeFirst;

namespace GraphTenancy.GraphQL.Data.Mapping;

/// <summary>The GraphQL name of a member, as code-first names it.</summary>
internal static class GraphQLMemberName
{
    public static string Of(PropertyInfo property) => Explicit(property) ?? SqlName.CamelCase(property.Name);

    public static string OfType(Type type) => Explicit(type) ?? type.Name;

    public static string? Explicit(MemberInfo member) => member.GetCustomAttribute<GraphQLNameAttribute>()?.Name;

    public static bool IsIgnored(PropertyInfo property) => property.IsDefined(typeof(GraphQLIgnoreAttribute));

    /// <summary>The type whose global id the property is; null when it is none.</summary>
    public static string? NodeTypeOf(PropertyInfo property, Type declaringType)
    {
        if (property.GetCustomAttribute<IDAttribute>() is not { } id)
        {
            return null;
        }

        if (id.ClrType is { } type)
        {
            return OfType(type);
        }

        return id.TypeName ?? (declaringType.IsDefined(typeof(NodeAttribute)) ? OfType(declaringType) : null);
    }
}
