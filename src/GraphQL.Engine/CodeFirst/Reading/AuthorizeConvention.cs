using System.Reflection;
using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types;
using GraphTenancy.GraphQL.Engine.Types.Configuration;

namespace GraphTenancy.GraphQL.Engine.CodeFirst.Reading;

/// <summary>Reads <see cref="AuthorizeAttribute"/> and shows it in the schema as <c>@authorize</c>.</summary>
internal static class AuthorizeConvention
{
    private const string DirectiveName = "authorize";

    /// <summary>The definition of the directive.</summary>
    public static DirectiveConfiguration Definition()
    {
        var definition = new DirectiveConfiguration
        {
            Name = DirectiveName,
            Description =
                "Who may use the field, or every field of the type; without arguments every authenticated caller.",
            Locations = { "OBJECT", "FIELD_DEFINITION" },
        };
        definition.Arguments.Add(new InputValueConfiguration
        {
            Name = "roles",
            Type = TypeReference.Parse("[String!]"),
            Description = "Any one of these roles suffices.",
        });
        definition.Arguments.Add(new InputValueConfiguration
        {
            Name = "policy",
            Type = TypeReference.Parse("String"),
            Description = "The name of a policy that must hold as well.",
        });
        return definition;
    }

    /// <summary>The requirement of a class or member; <see langword="null"/> when it has none.</summary>
    public static AuthorizationRequirement? Read(MemberInfo member) =>
        member.GetCustomAttribute<AuthorizeAttribute>(inherit: false) is { } attribute
            ? new AuthorizationRequirement([.. attribute.Roles], attribute.Policy)
            : null;

    /// <summary>Both requirements as one.</summary>
    /// <exception cref="CodeFirstException">Both name roles, or policies, and not the same.</exception>
    public static AuthorizationRequirement? Combine(
        AuthorizationRequirement? outer, AuthorizationRequirement? inner, string member)
    {
        if (outer is null || inner is null)
        {
            return outer ?? inner;
        }

        bool isOneRoleList = outer.Roles.Count == 0 || inner.Roles.Count == 0 || outer.Roles.SequenceEqual(inner.Roles);
        bool isOnePolicy = outer.Policy is null || inner.Policy is null
            || string.Equals(outer.Policy, inner.Policy, StringComparison.Ordinal);
        return isOneRoleList && isOnePolicy
            ? new AuthorizationRequirement(
                inner.Roles.Count > 0 ? inner.Roles : outer.Roles, inner.Policy ?? outer.Policy)
            : throw new CodeFirstException(
                $"{member} and its class ask for different roles or policies in [Authorize]. "
                + "Name them in one place only.");
    }

    /// <summary>The directive of a requirement.</summary>
    public static AppliedDirective Directive(AuthorizationRequirement requirement)
    {
        var arguments = new List<KeyValuePair<string, ValueNode>>();
        if (requirement.Roles.Count > 0)
        {
            var roles = new ListValueNode([.. requirement.Roles.Select(Text)], default);
            arguments.Add(KeyValuePair.Create<string, ValueNode>("roles", roles));
        }

        if (requirement.Policy is { } policy)
        {
            arguments.Add(KeyValuePair.Create("policy", Text(policy)));
        }

        return new AppliedDirective(DirectiveName, arguments);
    }

    private static ValueNode Text(string value) => new StringValueNode(value, IsBlock: false, default);
}
