using System.Reflection;
using GraphTenancy.GraphQL.Engine.Types;

namespace GraphTenancy.GraphQL.Engine.CodeFirst.Reading;

/// <summary>Reads <see cref="AuthorizeAttribute"/>.</summary>
internal static class AuthorizeConvention
{
    // By name, because the engine knows no web framework.
    private const string ForeignNamespace = "Microsoft.AspNetCore.Authorization";

    /// <summary>What a class asks for: by itself, by its base classes and by its interfaces.</summary>
    public static IReadOnlyList<AuthorizationRequirement> ReadType(Type type) =>
        Smallest([.. Read(type), .. type.GetInterfaces().SelectMany(Read)]);

    /// <summary>What a member asks for by itself.</summary>
    public static IReadOnlyList<AuthorizationRequirement> ReadMember(MemberInfo member) => Smallest([.. Read(member)]);

    /// <summary>Both together, without those that hold wherever another one does.</summary>
    public static List<AuthorizationRequirement> Combine(
        IEnumerable<AuthorizationRequirement> outer, IEnumerable<AuthorizationRequirement> inner) =>
        Smallest([.. outer, .. inner]);

    private static IEnumerable<AuthorizationRequirement> Read(MemberInfo member)
    {
        RefuseForeign(member);
        return member.GetCustomAttributes<AuthorizeAttribute>(inherit: true)
            .Select(static attribute => new AuthorizationRequirement([.. attribute.Roles], attribute.Policy));
    }

    private static List<AuthorizationRequirement> Smallest(AuthorizationRequirement[] all) =>
    [
        .. all.Where((requirement, index) => !all.Where((other, otherIndex) => otherIndex != index
            && other.Implies(requirement) && (otherIndex < index || !requirement.Implies(other))).Any()),
    ];

    // The attribute of the same name that guards controllers would guard nothing here, silently.
    private static void RefuseForeign(MemberInfo member)
    {
        if (member.GetCustomAttributes(inherit: true).FirstOrDefault(IsForeign) is { } foreign)
        {
            string name = foreign.GetType().Name;
            throw new CodeFirstException(
                $"{ClrShape.Describe(member)} has {foreign.GetType()}, which has no meaning in a GraphQL schema. "
                + $"Use [{name[..name.LastIndexOf("Attribute", StringComparison.Ordinal)]}] of GraphTenancy.");
        }
    }

    private static bool IsForeign(object attribute) => attribute.GetType().GetInterfaces().Any(static contract =>
        contract is { Namespace: ForeignNamespace, Name: "IAuthorizeData" or "IAllowAnonymous" });
}
