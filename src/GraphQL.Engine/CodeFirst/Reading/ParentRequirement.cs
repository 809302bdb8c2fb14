using System.Reflection;
using GraphTenancy.GraphQL.Engine.Execution;

namespace GraphTenancy.GraphQL.Engine.CodeFirst.Reading;

/// <summary>What members say they need of the object that has their field.</summary>
internal static class ParentRequirement
{
    /// <summary>The requirement; empty: the member sees no parent; null: it may use anything of it.</summary>
    /// <param name="member">The member.</param>
    /// <param name="parentType">The class of the object; null: it has none.</param>
    public static string? Of(MemberInfo member, Type? parentType)
    {
        if (member.GetCustomAttribute<RequiresAttribute>() is { } attribute)
        {
            return attribute.Requires;
        }

        if (member is not MethodInfo method)
        {
            return null;
        }

        ParameterInfo[] parameters = method.GetParameters();
        if (Array.Find(parameters, BoundParameter.IsParentParameter) is { } parent)
        {
            return parent.GetCustomAttribute<ParentAttribute>()?.Requires;
        }

        bool seesParent = (!method.IsStatic && method.ReflectedType == parentType)
            || Array.Exists(parameters, static parameter => parameter.ParameterType == typeof(IResolverContext));
        return seesParent ? null : "";
    }
}
