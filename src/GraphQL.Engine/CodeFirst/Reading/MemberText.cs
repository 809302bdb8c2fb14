using System.Reflection;

namespace GraphTenancy.GraphQL.Engine.CodeFirst.Reading;

/// <summary>Descriptions and deprecations of C# members.</summary>
internal sealed class MemberText
{
    private readonly XmlDocumentation _documentation = new();

    /// <summary>The description of a type or member; <see langword="null"/> when it has none.</summary>
    public string? Describe(MemberInfo member) =>
        MemberAttributes.Find<GraphQLDescriptionAttribute>(member)?.Description
        ?? _documentation.Summary(member);

    /// <summary>The description of a parameter; <see langword="null"/> when it has none.</summary>
    public string? Describe(ParameterInfo parameter) =>
        parameter.GetCustomAttribute<GraphQLDescriptionAttribute>()?.Description ?? _documentation.Summary(parameter);

    /// <summary>Why a member is deprecated; <see langword="null"/> when it is not.</summary>
    public static string? Deprecation(ICustomAttributeProvider member)
    {
        if (MemberAttributes.Find<GraphQLDeprecatedAttribute>(member) is { } deprecated)
        {
            return deprecated.Reason;
        }

        return member.GetCustomAttributes(typeof(ObsoleteAttribute), inherit: true) is [ObsoleteAttribute obsolete, ..]
            ? obsolete.Message ?? "No longer supported"
            : null;
    }
}
