using System.Reflection;

namespace GraphTenancy.GraphQL.Engine.CodeFirst.Reading;

/// <summary>Attributes of members, and of the record parameters that declare properties.</summary>
internal static class MemberAttributes
{
    /// <summary>The attribute; <see langword="null"/> when the member has none.</summary>
    /// <remarks>
    /// On <c>record Order([ID] Guid Id)</c> the attribute belongs to the constructor's parameter, while its author
    /// means the property.
    /// </remarks>
    public static TAttribute? Find<TAttribute>(ICustomAttributeProvider member)
        where TAttribute : Attribute
    {
        if (member.GetCustomAttributes(typeof(TAttribute), inherit: true) is [TAttribute own, ..])
        {
            return own;
        }

        return member is PropertyInfo property && ParameterOf(property) is { } parameter
            ? parameter.GetCustomAttribute<TAttribute>()
            : null;
    }

    private static ParameterInfo? ParameterOf(PropertyInfo property) => property.DeclaringType?
        .GetConstructors()
        .SelectMany(static constructor => constructor.GetParameters())
        .FirstOrDefault(parameter => parameter.ParameterType == property.PropertyType
            && string.Equals(parameter.Name, property.Name, StringComparison.Ordinal));
}
