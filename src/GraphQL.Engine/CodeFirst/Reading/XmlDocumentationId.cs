using System.Reflection;

namespace GraphTenancy.GraphQL.Engine.CodeFirst.Reading;

/// <summary>The id strings by which the compiler's documentation file names members.</summary>
internal static class XmlDocumentationId
{
    /// <summary>Such as <c>M:Shop.Orders.GetOrder(System.Guid)</c>.</summary>
    public static string Of(MemberInfo member) => member switch
    {
        Type type => "T:" + NameOf(type),
        PropertyInfo => $"P:{NameOf(member.DeclaringType)}.{member.Name}",
        FieldInfo => $"F:{NameOf(member.DeclaringType)}.{member.Name}",
        MethodInfo method => OfMethod(method),
        _ => "",
    };

    private static string OfMethod(MethodInfo method)
    {
        // Types of a constructed generic are documented on its definition.
        if (method.DeclaringType is { IsConstructedGenericType: true } constructed)
        {
            method = (MethodInfo)constructed.GetGenericTypeDefinition().GetMemberWithSameMetadataDefinitionAs(method);
        }

        ParameterInfo[] parameters = method.GetParameters();
        string arguments = parameters.Length == 0
            ? ""
            : $"({string.Join(',', parameters.Select(static parameter => Reference(parameter.ParameterType)))})";
        return $"M:{NameOf(method.DeclaringType)}.{method.Name}{arguments}";
    }

    private static string NameOf(Type? type)
    {
        Type? definition = type is { IsConstructedGenericType: true } ? type.GetGenericTypeDefinition() : type;
        return definition?.FullName?.Replace('+', '.') ?? "";
    }

    private static string Reference(Type type)
    {
        if (type.IsByRef)
        {
            return Reference(type.GetElementType() ?? typeof(void)) + "@";
        }

        if (type.IsArray)
        {
            string commas = new(',', type.GetArrayRank() - 1);
            return $"{Reference(type.GetElementType() ?? typeof(void))}[{commas}]";
        }

        if (type.IsGenericParameter)
        {
            return (type.DeclaringMethod is null ? "`" : "``") + type.GenericParameterPosition;
        }

        if (!type.IsGenericType)
        {
            return NameOf(type);
        }

        string name = NameOf(type);
        string arguments = string.Join(',', type.GetGenericArguments().Select(Reference));
        return $"{name[..name.IndexOf('`', StringComparison.Ordinal)]}{{{arguments}}}";
    }
}
